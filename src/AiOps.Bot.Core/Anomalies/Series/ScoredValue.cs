namespace AiOps.Bot.Core.Anomalies.Series;

/// <summary>A value of a metric and how it was judged when it came, by what was known then.</summary>
/// <param name="Time">When its step begins, in UTC.</param>
/// <param name="Value">In the metric's own unit.</param>
/// <param name="Lower">The lower edge of what was expected; not a number where nothing in particular was.</param>
/// <param name="Upper">The upper edge of what was expected; not a number where nothing in particular was.</param>
/// <param name="Score">0 to 1, higher is more unusual.</param>
public readonly record struct ScoredValue(DateTimeOffset Time, double Value, double Lower, double Upper, double Score, ScoredMark Mark);
