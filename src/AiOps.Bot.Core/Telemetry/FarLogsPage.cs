namespace AiOps.Bot.Core.Telemetry;

/// <summary>Lines of the far past.</summary>
/// <param name="Events">In the order that the query asked for.</param>
/// <param name="MatchingRows">How many match in all.</param>
/// <param name="ScannedBytes">What was scanned, which is what is charged for.</param>
/// <param name="Query">The query as the source spells it.</param>
/// <param name="Gap">What is missing and why, for people; null where nothing is.</param>
public sealed record FarLogsPage(IReadOnlyList<LogEvent> Events, long MatchingRows, long ScannedBytes, string Query, string? Gap = null);
