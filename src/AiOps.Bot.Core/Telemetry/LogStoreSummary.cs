namespace AiOps.Bot.Core.Telemetry;

/// <summary>What the log store holds.</summary>
public sealed record LogStoreSummary(long Rows, int Streams, DateTimeOffset? First, DateTimeOffset? Last);
