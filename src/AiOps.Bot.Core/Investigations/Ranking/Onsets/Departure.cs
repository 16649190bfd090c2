using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Onsets;

/// <summary>A metric that left its normal range and stayed away.</summary>
/// <param name="Ticks">Since when, UTC.</param>
/// <param name="Z">Robust standard deviations away, at the farthest; negative below.</param>
/// <param name="Normal">Median of the normal period.</param>
/// <param name="Now">The latest value.</param>
internal readonly record struct Departure(MetricKey Key, long Ticks, double Z, double Normal, double Now);
