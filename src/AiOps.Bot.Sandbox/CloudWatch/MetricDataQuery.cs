using System.Globalization;
using System.Text.Json;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.CloudWatch;

/// <summary>One query of GetMetricData: a metric, a period and a statistic. Metric math is not understood.</summary>
internal sealed record MetricDataQuery(string Id, SimulatedMetric? Metric, int PeriodSeconds, string Statistic)
{
    private const int Minute = 60;

    public static MetricDataQuery Read(JsonElement query, AccountMetrics metrics)
    {
        var id = query.FindText("Id") ?? throw Invalid("Id is required");
        if (!query.TryGetProperty("MetricStat", out var stat) || !stat.TryGetProperty(nameof(Metric), out var metric))
        {
            throw Invalid("MetricStat.Metric is required; expressions are not supported here");
        }

        var period = (int)(stat.FindNumber("Period") ?? 0);
        if (period < Minute || period % Minute != 0 || period > 86_400)
        {
            throw Invalid("Period must be a multiple of 60, at most 86400");
        }

        return new(id, Find(metric, metrics), period, StatisticOf(stat));
    }

    public void Write(Utf8JsonWriter writer, MetricWindow window)
    {
        var points = Points(window).ToList();
        if (!window.OldestFirst)
        {
            points.Reverse();
        }

        writer.WriteStartObject();
        writer.WriteString(nameof(Id), Id);
        writer.WriteString("Label", Metric?.Name ?? Id);
        writer.WriteString("StatusCode", "Complete");
        writer.WriteStartArray("Timestamps");
        foreach (var (time, _) in points)
        {
            writer.WriteNumberValue(time.ToUnixTimeSeconds());
        }

        writer.WriteEndArray();
        writer.WriteStartArray("Values");
        foreach (var (_, value) in points)
        {
            writer.WriteNumberValue(value);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private IEnumerable<(DateTimeOffset Time, double Value)> Points(MetricWindow window)
    {
        if (Metric is null)
        {
            yield break;
        }

        for (var start = DateTimeOffset.FromUnixTimeSeconds(window.From.ToUnixTimeSeconds() / PeriodSeconds * PeriodSeconds); start < window.To; start = start.AddSeconds(PeriodSeconds))
        {
            if (Summary(start, window.To) is { } value && start >= window.From)
            {
                yield return (start, value);
            }
        }
    }

    private double? Summary(DateTimeOffset start, DateTimeOffset end)
    {
        var values = Enumerable.Range(0, PeriodSeconds / Minute).Select(m => start.AddMinutes(m)).TakeWhile(t => t < end).Select(Metric!.At).OfType<double>().Order().ToList();
        return values.Count == 0 ? null : Statistic switch
        {
            "Sum" => values.Sum(),
            "Minimum" => values[0],
            "Maximum" => values[^1],
            "SampleCount" => values.Count,
            "Average" => values.Average(),
            _ => values[(int)Math.Ceiling(Percentile(Statistic)!.Value / 100 * values.Count) - 1],
        };
    }

    private static SimulatedMetric? Find(JsonElement metric, AccountMetrics metrics)
    {
        var (space, name) = (metric.RequireText("Namespace"), metric.RequireText("MetricName"));
        var dimensions = metric.Items("Dimensions").Select(d => (Name: d.RequireText("Name"), Value: d.RequireText("Value"))).ToList();
        return metrics.All.FirstOrDefault(m => m.Namespace == space && m.Name == name && dimensions is [var only] && only == (m.Dimension, m.Value));
    }

    private static string StatisticOf(JsonElement stat) => stat.FindText("Stat") switch
    {
        "Average" or "Sum" or "Minimum" or "Maximum" or "SampleCount" => stat.FindText("Stat")!,
        { } text when Percentile(text) is > 0 and <= 100 => text,
        _ => throw Invalid("Stat is no statistic"),
    };

    private static double? Percentile(string text) =>
        text.StartsWith('p') && double.TryParse(text.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) ? percent : null;

    private static AwsErrorException Invalid(string what) => new("ValidationError", $"The value for parameter MetricDataQueries is not valid: {what}.");
}
