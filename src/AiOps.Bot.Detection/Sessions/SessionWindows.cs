using System.Globalization;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>
/// Windows of time of one length, one beginning after another by a step: a line is in all that cover its time. Lines without a time go with the line before; as long as no
/// line has had one, a hundred lines make a window.
/// </summary>
internal sealed class SessionWindows
{
    /// <summary>So many windows may cover one line: each line is counted as often.</summary>
    public const int MostOverlapping = 60;

    private const int Lines = 100;

    private readonly long _length;
    private readonly long _step;
    private readonly Dictionary<long, string> _names = [];
    private long _lines;
    private long _last;

    /// <exception cref="FormatException">The step is longer than the windows, or so short that too many overlap.</exception>
    public SessionWindows(TimeSpan length, TimeSpan step)
    {
        if (step > length || step <= TimeSpan.Zero || length.Ticks > step.Ticks * MostOverlapping)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"a step of {step} does not fit windows of {length}: at most as long, and at least a {MostOverlapping}th of it"));
        }

        (_length, _step) = (length.Ticks, step.Ticks);
    }

    /// <summary>The names of the windows that a line is in; valid until the next call.</summary>
    public IEnumerable<string> Of(long time)
    {
        _lines++;
        _last = time == 0 ? _last : time;
        return _last == 0 ? [NameOfLines()] : Covering(_last);
    }

    private IEnumerable<string> Covering(long time)
    {
        var newest = time - (time % _step);
        for (var began = newest; began > time - _length && began >= 0; began -= _step)
        {
            yield return NameOf(began);
        }
    }

    private string NameOfLines() => string.Create(CultureInfo.InvariantCulture, $"line {((_lines - 1) / Lines * Lines) + 1}");

    private string NameOf(long began)
    {
        if (!_names.TryGetValue(began, out var name))
        {
            if (_names.Count > 10_000)
            {
                _names.Clear();
            }

            _names[began] = name = new DateTime(began, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }

        return name;
    }
}
