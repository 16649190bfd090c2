using System.Globalization;
using System.Text;
using AiOps.Bot.Detection.Features.Series;
using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection;

/// <summary>
/// Scores the rows of a series in CSV, row for row and strictly online: a row's score depends on the rows up to it, and on those of a history before, only. Memory does not grow
/// with the input. The output has the row's time as it was written (or the row's number, from 0), the value where there is one metric, and <c>anomaly_score</c>, 0 to 1.
/// </summary>
public sealed class ScoreMetrics
{
    private const int FlushAt = 64 * 1024;
    private readonly ScoreMetricsRequest _request;
    private readonly StringBuilder _lines = new();
    private SeriesScorer? _scorer;
    private SeriesTable? _table;
    private double[] _values = [];
    private double _seconds;
    private long _rows;
    private long _anomalous;
    private long _onsets;
    private long _missing;

    private ScoreMetrics(ScoreMetricsRequest request) => _request = request;

    /// <param name="progress">Told how many rows are done, now and then.</param>
    /// <exception cref="FormatException">The input is no table of numbers, or the history is one of other columns.</exception>
    public static async Task<ScoreMetricsResult> RunAsync(ScoreMetricsRequest request, Action<long> progress, CancellationToken cancellationToken)
    {
        var run = new ScoreMetrics(request);
        if (request.History is { } history)
        {
            await run.LearnAsync(history, cancellationToken);
        }

        return await run.ScoreAsync(request.Input, request.Output, progress, cancellationToken);
    }

    private async Task LearnAsync(TextReader history, CancellationToken cancellationToken)
    {
        var table = default(SeriesTable);
        while (await history.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length > 0 && Begin(ref table, line))
            {
                Observe(table!, line, out _);
            }
        }

        // Only what is scored is counted.
        (_missing, _table) = (0, table);
    }

    private async Task<ScoreMetricsResult> ScoreAsync(TextReader input, TextWriter output, Action<long> progress, CancellationToken cancellationToken)
    {
        var table = default(SeriesTable);
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length > 0 && Begin(ref table, line))
            {
                Write(table!, line);
            }

            if (_lines.Length >= FlushAt)
            {
                progress(_rows);
                await output.WriteAsync(_lines, cancellationToken);
                _lines.Clear();
            }
        }

        if (_rows == 0 && table is not null)
        {
            WriteHeader(table);
        }

        await output.WriteAsync(_lines, cancellationToken);
        return new(_rows, _values.Length, _anomalous, _onsets, _missing);
    }

    /// <summary>Takes the first line for the table's columns; false where it was nothing else.</summary>
    private bool Begin(ref SeriesTable? table, string line)
    {
        if (table is not null)
        {
            return true;
        }

        table = SeriesTable.Of(line.TrimStart('\uFEFF'));
        if (_table is not null && !_table.Names.SequenceEqual(table.Names))
        {
            throw new FormatException($"the history has the columns {InWords(_table)}, the input {InWords(table)}");
        }

        _values = _values.Length == table.Names.Count ? _values : new double[table.Names.Count];
        return !table.IsHeaded;
    }

    private static string InWords(SeriesTable table) => string.Join(", ", table.Names.Take(5)) + (table.Names.Count > 5 ? ", ..." : "");

    private SeriesVerdict Observe(SeriesTable table, string line, out ReadOnlySpan<char> time)
    {
        table.Read(line, _values, out time);
        var seconds = SeriesTime.Parse(time);
        _scorer ??= new(_values.Length, clock: seconds is not null, _request.AlertsPerDay, _request.Scorer);

        // A time that cannot be read is taken as that of the row before.
        _seconds = seconds ?? _seconds;
        foreach (var value in _values)
        {
            _missing += double.IsNaN(value) ? 1 : 0;
        }

        return _scorer.Observe(_seconds, _values);
    }

    private void WriteHeader(SeriesTable table) =>
        _lines.Append(table.TimeColumn >= 0 ? "timestamp" : "row").Append(_values.Length == 1 ? ",value" : "").Append(",anomaly_score\n");

    private void Write(SeriesTable table, string line)
    {
        if (_rows == 0)
        {
            WriteHeader(table);
        }

        var verdict = Observe(table, line, out var time);
        if (table.TimeColumn >= 0)
        {
            _lines.Append(time);
        }
        else
        {
            _lines.Append(_rows);
        }

        if (_values.Length == 1)
        {
            _lines.Append(',').Append(table.TextOf(line));
        }

        _lines.Append(',').Append(CultureInfo.InvariantCulture, $"{verdict.Score:0.########}").Append('\n');
        _rows++;
        _anomalous += verdict.IsAnomaly ? 1 : 0;
        _onsets += verdict.IsOnset ? 1 : 0;
    }
}
