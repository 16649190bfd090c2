using System.Collections.Immutable;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>
/// Files that hold sessions already: a line each, with the names of its events in order. Either CSV with a header that names a column of keys and one of events, as
/// <c>session,label,events</c>; or without one <c>key,e1 e2 e3</c>, or the names alone.
/// </summary>
internal sealed class SequenceLayout
{
    private static readonly ImmutableHashSet<string> KeyNames = Names("session", "sessionid", "key", "id", "seqid", "sequenceid", "block", "blockid", "traceid", "trace");
    private static readonly ImmutableHashSet<string> EventNames = Names("events", "eventids", "eventsequence", "sequence", "features", "eventlist", "eventtypes");
    private const string Separators = " \t,;[]'\"()|";

    private readonly int _key;
    private readonly int _events;

    private SequenceLayout(int key, int events, bool hasHeader) => (_key, _events, HasHeader) = (key, events, hasHeader);

    public bool HasHeader { get; }

    /// <summary>The layout of a file that begins so; null where it is a log.</summary>
    public static SequenceLayout? Of(string start)
    {
        var lines = start.Split('\n').Where(l => l.Trim().Length > 0).Select(l => l.TrimEnd('\r')).ToArray();
        if (lines.Length == 0)
        {
            return null;
        }

        var header = CsvCells.Split(lines[0]).Select(Plain).ToArray();
        var (key, events) = (Array.FindIndex(header, KeyNames.Contains), Array.FindIndex(header, EventNames.Contains));
        return key >= 0 && events >= 0 ? new(key, events, true) : OfFirstRow(lines[0]);
    }

    /// <summary>Cuts a row; false where it holds no session.</summary>
    public bool TryRead(ReadOnlySpan<char> line, long number, out string key, out string events)
    {
        (key, events) = ("", "");
        if (_key < 0)
        {
            (key, events) = (number.ToString(System.Globalization.CultureInfo.InvariantCulture), line.ToString());
            return !line.IsWhiteSpace();
        }

        var cells = CsvCells.Split(line.ToString());
        if (cells.Count <= Math.Max(_key, _events) || cells[_key].Length == 0)
        {
            return false;
        }

        (key, events) = (cells[_key], cells[_events]);
        return true;
    }

    /// <summary>The names in a cell of events.</summary>
    public static MemoryExtensions.SpanSplitEnumerator<char> Cut(ReadOnlySpan<char> events) => events.SplitAny(Separators);

    private static SequenceLayout? OfFirstRow(string line)
    {
        var comma = line.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && !line.AsSpan(0, comma).Contains(' ') && AreNames(line.AsSpan(comma + 1), 1))
        {
            return new(0, 1, false);
        }

        return AreNames(line, 3) ? new(-1, -1, false) : null;
    }

    /// <summary>Whether a text is so many or more names of events: numbers, or up to three letters and a number.</summary>
    private static bool AreNames(ReadOnlySpan<char> text, int least)
    {
        var count = 0;
        foreach (var range in text.Trim().SplitAny(" \t"))
        {
            if (!IsName(text.Trim()[range]))
            {
                return false;
            }

            count++;
        }

        return count >= least;
    }

    private static bool IsName(ReadOnlySpan<char> word)
    {
        var letters = word.IndexOfAnyInRange('0', '9');
        return letters is >= 0 and <= 3 && word.Length - letters is >= 1 and <= 5 && !word[letters..].ContainsAnyExceptInRange('0', '9')
            && !word[..letters].ContainsAnyExcept(System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"));
    }

    private static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static ImmutableHashSet<string> Names(params string[] names) => [.. names];
}
