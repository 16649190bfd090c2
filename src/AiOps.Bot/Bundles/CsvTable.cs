using System.Text;

namespace AiOps.Bot.Bundles;

/// <summary>A CSV file with a header, read row by row; what cannot be read is told to the faults and passed over.</summary>
internal sealed class CsvTable(string file, BundleFaults faults)
{
    private readonly CsvRow _row = new();
    private char[] _chars = new char[4096];
    private Dictionary<string, int> _columns = [];

    /// <summary>The row's field; empty where the column or the field is missing.</summary>
    public string this[string column] => _columns.TryGetValue(column, out var at) ? _row[at] : "";

    /// <summary>Calls for each row. <paramref name="take"/> returns null, or why the row is skipped.</summary>
    /// <param name="required">Columns without which no row makes sense.</param>
    public async Task ReadAsync(string path, string[] required, Func<CsvTable, string?> take, CancellationToken cancellationToken)
    {
        using var lines = new Utf8Lines(path);
        if (!await ReadHeaderAsync(lines, required, cancellationToken))
        {
            return;
        }

        while (await lines.ReadAsync(cancellationToken))
        {
            if (Reason(lines, take) is { } reason)
            {
                faults.Skipped(file, lines.Number, reason);
            }
        }
    }

    private string? Reason(Utf8Lines lines, Func<CsvTable, string?> take)
    {
        if (lines.IsTooLong)
        {
            return "the line is longer than 4 MiB; skipped";
        }

        if (lines.Line.IsEmpty)
        {
            return null;
        }

        return _row.TryRead(Decoded(lines.Line.Span)) ? take(this) : "a quote is not closed; skipped";
    }

    private async Task<bool> ReadHeaderAsync(Utf8Lines lines, string[] required, CancellationToken cancellationToken)
    {
        if (!await lines.ReadAsync(cancellationToken))
        {
            faults.Empty(file);
            return false;
        }

        _row.TryRead(Decoded(lines.Line.Span));
        _columns = new(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < _row.Count; i++)
        {
            _columns.TryAdd(_row[i], i);
        }

        var missing = required.Where(c => !_columns.ContainsKey(c)).ToList();
        if (missing.Count > 0)
        {
            faults.Unreadable(file, $"the header has no column {string.Join(", ", missing)}; it must begin with {string.Join(',', required)}. The file was not read");
        }

        return missing.Count == 0;
    }

    /// <summary>Wrong bytes become U+FFFD.</summary>
    private ReadOnlySpan<char> Decoded(ReadOnlySpan<byte> line)
    {
        if (_chars.Length < line.Length)
        {
            _chars = new char[line.Length * 2];
        }

        return _chars.AsSpan(0, Encoding.UTF8.GetChars(line, _chars));
    }
}
