using System.Globalization;

namespace AiOps.Bot.Detection.Features.Series;

/// <summary>
/// What the columns of a series' CSV are: one for the time, if any, and the metrics. The separator is a comma, semicolon or tab, whichever the first line has most of. A first
/// line without a word in it is a row already. Columns named like labels are never read: a detector must not see them.
/// </summary>
internal sealed class SeriesTable
{
    private const int MostColumns = 10_000;
    private static readonly string[] TimeNames = ["timestamp", "time", "date", "datetime", "ts", "@timestamp"];
    private static readonly string[] LabelNames = ["label", "is_anomaly"];
    private readonly char _separator;
    private readonly int[] _metrics;
    private readonly List<Range> _cells = [];

    private SeriesTable(char separator, string[] names, int time, bool headed)
    {
        _separator = separator;
        IsHeaded = headed;
        TimeColumn = time;
        _metrics = [.. Enumerable.Range(0, names.Length).Where(i => i != time && !LabelNames.Contains(names[i], StringComparer.OrdinalIgnoreCase))];
        Names = [.. _metrics.Select(i => names[i])];
    }

    /// <summary>Whether the first line named the columns.</summary>
    public bool IsHeaded { get; }

    /// <summary>-1 where rows have no time.</summary>
    public int TimeColumn { get; }

    /// <summary>The metrics' names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <exception cref="FormatException">The line has no metric column, or more columns than a table has.</exception>
    public static SeriesTable Of(string firstLine)
    {
        var separator = ",;\t".MaxBy(c => firstLine.Count(x => x == c));
        var cells = firstLine.Split(separator).Select(c => c.Trim().Trim('"')).ToArray();
        if (cells.Length > MostColumns)
        {
            throw new FormatException($"the first line has {cells.Length:N0} columns, and {MostColumns:N0} are the most that are read");
        }

        var headed = cells.Any(c => c.Length > 0 && !IsNumber(c) && SeriesTime.Parse(c) is null);
        var time = headed ? Array.FindIndex(cells, c => TimeNames.Contains(c, StringComparer.OrdinalIgnoreCase)) : cells.Length > 1 ? 0 : -1;
        var names = headed ? cells : [.. cells.Select((_, i) => i == time ? "timestamp" : cells.Length == 2 ? "value" : "m" + i.ToString(CultureInfo.InvariantCulture))];
        var table = new SeriesTable(separator, names, time, headed);
        return table.Names.Count > 0 ? table : throw new FormatException("the first line names no metric: a column 'timestamp' and one or more columns of numbers are expected");
    }

    /// <summary>Cuts a row; what is missing or no number is not a number.</summary>
    /// <param name="time">The text of the time column.</param>
    public void Read(ReadOnlySpan<char> line, Span<double> values, out ReadOnlySpan<char> time)
    {
        _cells.Clear();
        var start = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || line[i] == _separator)
            {
                _cells.Add(start..i);
                start = i + 1;
            }
        }

        time = TimeColumn >= 0 && TimeColumn < _cells.Count ? line[_cells[TimeColumn]].Trim().Trim('"') : default;
        for (var i = 0; i < _metrics.Length; i++)
        {
            values[i] = _metrics[i] < _cells.Count ? NumberOf(line[_cells[_metrics[i]]]) : double.NaN;
        }
    }

    /// <summary>The text of the only metric, as it was written.</summary>
    public ReadOnlySpan<char> TextOf(ReadOnlySpan<char> line) => _metrics[0] < _cells.Count ? line[_cells[_metrics[0]]].Trim() : default;

    private static bool IsNumber(ReadOnlySpan<char> cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static double NumberOf(ReadOnlySpan<char> cell) =>
        double.TryParse(cell.Trim().Trim('"'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
}
