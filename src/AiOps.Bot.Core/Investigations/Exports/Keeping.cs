using System.Globalization;
using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Exports;

/// <summary>Cuts telemetry to what is kept: some hundred kilobytes an incident. Pure.</summary>
internal static class Keeping
{
    private const int MaxSeries = 60;
    private const int MaxPoints = 600;
    private const int MaxEdges = 500;
    private const int MaxSpans = 2_000;

    /// <returns>Null where there is nothing that is not in the log store anyway.</returns>
    public static KeptTelemetry? Of(IncidentBundle bundle, DateTimeOffset since)
    {
        var kept = new KeptTelemetry
        {
            Since = since,
            Series = [.. bundle.Metrics.Series.Concat(bundle.Baseline.Series).GroupBy(s => s.Key).Take(MaxSeries).Select(Joined)],
            Topology = [.. bundle.Topology.Edges.Take(MaxEdges)],
            Spans = [.. bundle.Spans.Rows.Take(MaxSpans).Concat(bundle.BaselineSpans.Rows.Take(MaxSpans)).Select(s => Named(s, bundle))],
        };
        return kept is { Series.IsEmpty: true, Topology.IsEmpty: true, Spans.IsEmpty: true } ? null : kept;
    }

    /// <summary>Where there are too many points of the ordinary time, every second is left out until there are not.</summary>
    private static MetricSeries Joined(IGrouping<MetricKey, MetricSeries> parts)
    {
        var (since, before) = (parts.First(), parts.Skip(1).FirstOrDefault());
        var ordinary = before is null ? [] : before.Ticks.Zip(before.Values).ToArray();
        var step = Math.Max(1, (int)Math.Ceiling((double)ordinary.Length / MaxPoints));
        return MetricSeries.Of(parts.Key, [.. ordinary.Where((_, place) => place % step == 0), .. since.Ticks.Zip(since.Values).TakeLast(MaxPoints)]);
    }

    private static KeptSpan Named(SpanRow span, IncidentBundle bundle) => new(
        Hex(span.Trace), Hex(span.Id), span.Parent == 0 ? "" : Hex(span.Parent), bundle.Entities[span.Entity], bundle.Operations[span.Operation],
        new(span.StartTicks, TimeSpan.Zero), span.DurationMs, span.IsError);

    private static string Hex(ulong hash) => hash.ToString("x16", CultureInfo.InvariantCulture);
}
