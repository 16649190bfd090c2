using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Onsets;

/// <summary>
/// When the trouble began, as the metrics tell it: alerts come late, by their evaluation window at least.
/// </summary>
/// <param name="Ticks">UTC ticks of the first departure of any metric that lasted until the alert.</param>
/// <param name="AlertTicks">When the alert's own metric departed; the alert's time where that is not seen.</param>
internal readonly record struct OnsetEstimate(long Ticks, long AlertTicks)
{
    public static OnsetEstimate Of(IncidentBundle bundle) => Of(bundle, Departures.Of(bundle));

    public static OnsetEstimate Of(IncidentBundle bundle, IReadOnlyList<Departure> departures)
    {
        var told = (bundle.Onset ?? DateTimeOffset.MinValue).UtcTicks;
        var first = departures.Select(d => d.Ticks).Append(told).Min();
        var own = departures.Where(d => d.Key.Entity == bundle.Alert?.Entity && d.Key.Metric == bundle.Alert.Metric).Select(d => d.Ticks).DefaultIfEmpty(told).Min();
        return new(first, Math.Max(first, own));
    }
}
