using System.Globalization;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>
/// Cuts the lines of each key, or of a log without keys, wherever they are silent for longer than a gap, and where the clock goes back as far. A session is named by its key and by when it began. Lines
/// without a time go with the line of their key before.
/// </summary>
internal sealed class SessionGaps(TimeSpan gap)
{
    /// <summary>Of so many keys the last line is remembered; of others, the ones that were silent the longest, the next line begins a session.</summary>
    private const int MostKeys = 100_000;

    private readonly Dictionary<string, (long Last, string Name)> _open = new(StringComparer.Ordinal);

    /// <summary>How many keys are remembered.</summary>
    public int Keys => _open.Count;

    /// <param name="key">Empty where lines have none.</param>
    /// <param name="time">Ticks; 0 where the line names none.</param>
    public string NameOf(ReadOnlySpan<char> key, long time)
    {
        var open = _open.GetAlternateLookup<ReadOnlySpan<char>>();
        if (open.TryGetValue(key, out var session) && (time == 0 || session.Last == 0 || Math.Abs(time - session.Last) <= gap.Ticks))
        {
            open[key] = (time == 0 ? session.Last : time, session.Name);
            return session.Name;
        }

        MakeRoom();
        var name = NameOf(key, new DateTime(Math.Max(0, time), DateTimeKind.Utc), time != 0);
        open[key] = (time, name);
        return name;
    }

    private static string NameOf(ReadOnlySpan<char> key, DateTime began, bool isTimed)
    {
        var time = isTimed ? began.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "";
        return $"{key} {time}".Trim() is { Length: > 0 } name ? name : "line 1";
    }

    /// <summary>Half of them go at once, so that the order is worked out seldom.</summary>
    private void MakeRoom()
    {
        if (_open.Count < MostKeys)
        {
            return;
        }

        foreach (var key in _open.OrderBy(o => o.Value.Last).ThenBy(o => o.Key, StringComparer.Ordinal).Take(MostKeys / 2).Select(o => o.Key).ToArray())
        {
            _open.Remove(key);
        }
    }
}
