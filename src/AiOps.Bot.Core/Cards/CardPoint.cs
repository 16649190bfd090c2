namespace AiOps.Bot.Core.Cards;

/// <summary>One point of a chart.</summary>
/// <param name="Value">Not a number where nothing was measured.</param>
/// <param name="Lower">The lower edge of what was expected; not a number where nothing was.</param>
/// <param name="Upper">The upper edge of what was expected; not a number where nothing was.</param>
/// <param name="Flagged">True where it was judged anomalous.</param>
public sealed record CardPoint(DateTimeOffset Time, double Value, double Lower, double Upper, bool Flagged);
