namespace AiOps.Bot.Core.Telemetry;

/// <summary>What a look into the far past would scan.</summary>
/// <param name="Bytes">From what the groups hold and the share of time that is asked about.</param>
/// <param name="Groups">How many log groups would be read.</param>
/// <param name="Gap">Why it cannot be told, for people; null where it can.</param>
public sealed record FarLogsEstimate(long Bytes, int Groups, string? Gap = null);
