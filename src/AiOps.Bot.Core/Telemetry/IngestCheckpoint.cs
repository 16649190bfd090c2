namespace AiOps.Bot.Core.Telemetry;

/// <summary>How far a source was read. Saved in the same transaction as the events that it covers.</summary>
/// <param name="Key">The source and what is read of it, for example <c>cloudwatch:/rds/orders</c>.</param>
/// <param name="Position">In the source's own terms: a time, a token, a byte offset.</param>
public sealed record IngestCheckpoint(string Key, string Position);
