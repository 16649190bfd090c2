using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Features.Series;
using AiOps.Bot.Detection.Metrics;
using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection;

/// <summary>Reads one metric of a CSV and says of each value what was expected of it, by what came before: what a chart shows.</summary>
public static class ChartedSeries
{
    /// <summary>Of longer inputs the newest are kept; the older ones are learned from all the same.</summary>
    public const int MostValues = 200_000;

    /// <param name="column">The metric's column; null = the first.</param>
    /// <returns>The column's name and its values with times, oldest first; rows without a time or a value are left out, as are those whose clock went back.</returns>
    /// <exception cref="FormatException">The input is no table of numbers, has no such column, or no times.</exception>
    public static async Task<(string Column, IReadOnlyList<ScoredValue> Values)> ReadAsync(TextReader input, string? column, CancellationToken cancellationToken)
    {
        var values = new Queue<ScoredValue>();
        if (await FirstLineAsync(input, cancellationToken) is not { } first)
        {
            throw new FormatException("there is nothing in it");
        }

        var table = SeriesTable.Of(first);
        var metric = MetricOf(table, column);
        var (row, scorer, last) = (new double[table.Names.Count], new SeriesScorer(metrics: 1, clock: true), DateTimeOffset.MinValue);
        for (var line = table.IsHeaded ? await input.ReadLineAsync(cancellationToken) : first; line is not null; line = await input.ReadLineAsync(cancellationToken))
        {
            if (SampleOf(table, line, row, metric) is { } sample && sample.Time > last)
            {
                last = sample.Time;
                var verdict = scorer.Observe(sample.Time.ToUnixTimeMilliseconds() / 1e3, [sample.Value]);
                values.Enqueue(BandedValue.Of(scorer, sample, verdict, verdict.IsAnomaly));
                Forget(values);
            }
        }

        return (table.Names[metric], [.. values]);
    }

    private static async Task<string?> FirstLineAsync(TextReader input, CancellationToken cancellationToken)
    {
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length > 0)
            {
                return line.TrimStart('\uFEFF');
            }
        }

        return null;
    }

    private static int MetricOf(SeriesTable table, string? column)
    {
        if (table.TimeColumn < 0)
        {
            throw new FormatException("it has no column of times (timestamp), which a chart needs");
        }

        var metric = column is null ? 0 : table.Names.ToList().IndexOf(column);
        return metric >= 0 ? metric : throw new FormatException($"it has no column '{column}'; there are {string.Join(", ", table.Names.Take(10))}");
    }

    private static MetricSample? SampleOf(SeriesTable table, string line, double[] row, int metric)
    {
        table.Read(line, row, out var time);
        return SeriesTime.Parse(time) is { } seconds && Math.Abs(seconds) < 1e11 && double.IsFinite(row[metric])
            ? new(DateTimeOffset.UnixEpoch.AddSeconds(seconds), row[metric])
            : null;
    }

    private static void Forget(Queue<ScoredValue> values)
    {
        if (values.Count > MostValues)
        {
            values.Dequeue();
        }
    }
}
