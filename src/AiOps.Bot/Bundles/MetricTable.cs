using System.Globalization;
using System.Text;
using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Bundles;

/// <summary>Reads metrics.csv and baseline.csv: timestamp, entity, metric, value and, where there is one, statistic.</summary>
internal static class MetricTable
{
    private static readonly string[] Required = ["timestamp", "entity", "metric", "value"];

    public static async Task<MetricSet> ReadAsync(string path, (string File, BundleFaults Faults) told, CancellationToken cancellationToken)
    {
        var series = new Dictionary<MetricKey, List<(long, double)>>();
        await new CsvTable(told.File, told.Faults).ReadAsync(path, Required, row => Take(row, series), cancellationToken);
        return new(series.Select(s => MetricSeries.Of(s.Key, s.Value)));
    }

    private static string? Take(CsvTable row, Dictionary<MetricKey, List<(long, double)>> series)
    {
        var (time, value) = (row["timestamp"], row["value"]);
        var key = new MetricKey(row["entity"], row["metric"], row["statistic"]);
        if (key.Entity.Length == 0 || key.Metric.Length == 0)
        {
            return "no entity or no metric; skipped";
        }

        Span<byte> bytes = stackalloc byte[96];
        if (time.Length > 32 || !BundleTime.TryParse(bytes[..Encoding.UTF8.GetBytes(time, bytes)], out var ticks))
        {
            return "no timestamp that can be read; skipped";
        }

        // An empty cell is a missing one, which metrics have; it is no fault.
        if (value.Length == 0)
        {
            return null;
        }

        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return "the value is no number; skipped";
        }

        Add(series, key, (ticks, number));
        return null;
    }

    private static void Add(Dictionary<MetricKey, List<(long, double)>> series, MetricKey key, (long, double) row)
    {
        if (!series.TryGetValue(key, out var rows))
        {
            series.Add(key, rows = []);
        }

        rows.Add(row);
    }
}
