using System.Text;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>
/// A line's layout as log datasets give it: <c>&lt;Date&gt; &lt;Time&gt; &lt;Level&gt;: &lt;Content&gt;</c>. A field reaches to the first occurrence of the text after it; the
/// last one takes the rest.
/// </summary>
public sealed class LineLayout
{
    private readonly string[] _separators;

    private LineLayout(string[] fields, string[] separators)
    {
        Fields = fields;
        _separators = separators;
        ContentIndex = Array.IndexOf(fields, "Content");
    }

    /// <summary>The fields' names from left to right.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>Which field templates are mined from.</summary>
    public int ContentIndex { get; }

    /// <exception cref="FormatException">The layout has no Content field, a name twice, or two fields with nothing between them.</exception>
    public static LineLayout Parse(string format)
    {
        var fields = new List<string>();
        var separators = new List<string>();
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            var close = format[i] == '<' ? format.IndexOf('>', i) : -1;
            if (close > i + 1 && format.AsSpan(i + 1, close - i - 1).IndexOfAnyExcept(NameCharacters) < 0)
            {
                separators.Add(text.ToString());
                fields.Add(format[(i + 1)..close]);
                text.Clear();
                i = close;
                continue;
            }

            text.Append(format[i]);
        }

        separators.Add(text.ToString());
        Check(format, fields, separators);
        return new LineLayout([.. fields], [.. separators]);
    }

    /// <summary>Finds each field's range in a line; false where the line does not fit.</summary>
    public bool TryRead(ReadOnlySpan<char> line, Span<Range> fields)
    {
        if (!TryMatch(line, 0, _separators[0], out var at))
        {
            return false;
        }

        for (var i = 0; i < Fields.Count; i++)
        {
            if (!TryFind(line, at, i, out var end, out var next))
            {
                return false;
            }

            fields[i] = at..end;
            at = next;
        }

        return true;
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private static void Check(string format, List<string> fields, List<string> separators)
    {
        var fault = !fields.Contains("Content") ? "has no field <Content>"
            : fields.Distinct().Count() < fields.Count ? "has a field twice"
            : separators.Skip(1).SkipLast(1).Any(separator => separator.Length == 0) ? "has two fields with nothing between them" : null;
        if (fault is not null)
        {
            throw new FormatException($"The format '{format}' {fault}; write it like \"<Date> <Time> <Level> <Content>\".");
        }
    }

    /// <summary>Where the field ends and where the next one starts.</summary>
    private bool TryFind(ReadOnlySpan<char> line, int at, int field, out int end, out int next)
    {
        var separator = _separators[field + 1];
        if (field == Fields.Count - 1)
        {
            next = line.Length;
            end = line.Length - separator.Length;
            return end >= at && line[end..].SequenceEqual(separator);
        }

        for (end = at; end < line.Length; end++)
        {
            if (TryMatch(line, end, separator, out next))
            {
                return true;
            }
        }

        next = end;
        return false;
    }

    /// <summary>Whether a separator stands here; a space in it stands for one or more characters of white space.</summary>
    private static bool TryMatch(ReadOnlySpan<char> line, int at, string separator, out int next)
    {
        next = at;
        foreach (var c in separator)
        {
            var start = next;
            if (c != ' ' && next < line.Length && line[next] == c)
            {
                next++;
                continue;
            }

            while (c == ' ' && next < line.Length && char.IsWhiteSpace(line[next]))
            {
                next++;
            }

            if (next == start)
            {
                return false;
            }
        }

        return true;
    }
}
