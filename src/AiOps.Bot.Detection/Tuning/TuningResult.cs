using System.Collections.Immutable;

namespace AiOps.Bot.Detection.Tuning;

/// <summary>What a search found.</summary>
/// <param name="Trials">In the order in which they were tried; the first is the family's defaults.</param>
/// <param name="Best">The highest objective of those that were finished; of equals the first.</param>
/// <param name="Ended">Why it ended.</param>
public sealed record TuningResult(ImmutableArray<TuningTrial> Trials, TuningTrial Best, TuningEnd Ended);
