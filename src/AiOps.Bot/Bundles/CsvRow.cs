using System.Text;

namespace AiOps.Bot.Bundles;

/// <summary>
/// The fields of one line of CSV (RFC 4180, but a field ends with its line): a quote that is never closed costs its own line and not the rest of the file.
/// Reused from line to line. Not thread-safe.
/// </summary>
internal sealed class CsvRow
{
    private const char Quote = '"';

    private readonly List<string> _fields = [];
    private readonly StringBuilder _quoted = new();

    public int Count => _fields.Count;

    public string this[int column] => column < _fields.Count ? _fields[column] : "";

    public IReadOnlyList<string> Fields => _fields;

    /// <summary>Reads a line; false where a quote is not closed.</summary>
    public bool TryRead(ReadOnlySpan<char> line)
    {
        _fields.Clear();
        while (true)
        {
            var isQuoted = line.TrimStart(' ') is [Quote, ..];
            var length = isQuoted ? ReadQuoted(line) : ReadPlain(line);
            if (length < 0)
            {
                return false;
            }

            if (length >= line.Length)
            {
                return true;
            }

            line = line[(length + 1)..];
        }
    }

    private int ReadPlain(ReadOnlySpan<char> line)
    {
        var end = line.IndexOf(',') is >= 0 and var comma ? comma : line.Length;
        _fields.Add(line[..end].Trim().ToString());
        return end;
    }

    private int ReadQuoted(ReadOnlySpan<char> line)
    {
        _quoted.Clear();
        for (var at = line.IndexOf(Quote) + 1; at < line.Length; at++)
        {
            if (line[at] != Quote)
            {
                _quoted.Append(line[at]);
            }
            else if (at + 1 < line.Length && line[at + 1] == Quote)
            {
                _quoted.Append(line[at++]);
            }
            else
            {
                _fields.Add(_quoted.ToString());
                return line[at..].IndexOf(',') is >= 0 and var comma ? at + comma : line.Length;
            }
        }

        return -1;
    }
}
