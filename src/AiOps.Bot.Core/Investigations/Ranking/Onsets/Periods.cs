using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Onsets;

/// <summary>The normal period beside the incident: the bundle's baseline, and where it has none, its own rows from before the onset.</summary>
internal static class Periods
{
    /// <summary>Metrics come by the minute: the trouble may have begun so much before they show it.</summary>
    private static readonly TimeSpan Blur = TimeSpan.FromMinutes(1);

    public static Period<LogRow> OfLogs(IncidentBundle bundle) => Of(bundle.BaselineLogs.Rows, bundle.Logs.Rows, r => r.Ticks, bundle);

    public static Period<SpanRow> OfSpans(IncidentBundle bundle) => Of(bundle.BaselineSpans.Rows, bundle.Spans.Rows, r => r.StartTicks, bundle);

    private static Period<T> Of<T>(IReadOnlyList<T> baseline, IReadOnlyList<T> incident, Func<T, long> ticks, IncidentBundle bundle)
    {
        if (baseline.Count > 0 || incident.Count == 0)
        {
            return new(baseline, incident);
        }

        var onset = OnsetEstimate.Of(bundle).Ticks - Blur.Ticks;
        return new([.. incident.Where(r => ticks(r) < onset)], [.. incident.Where(r => ticks(r) >= onset)]);
    }
}
