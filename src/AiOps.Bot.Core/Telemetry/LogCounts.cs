namespace AiOps.Bot.Core.Telemetry;

/// <summary>Counts of log events over time.</summary>
/// <param name="Buckets">By number from 0; a bucket without events is not in it.</param>
/// <param name="Looked">
/// From the first to just after the last row that was looked at: outside of it nothing is known, since the store has nothing there or there were too many
/// rows. Null where there was no row at all.
/// </param>
public sealed record LogCounts(IReadOnlyDictionary<int, long> Buckets, TimeRange? Looked);
