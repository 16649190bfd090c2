using AiOps.Bot.Detection.Parsing;

namespace AiOps.Bot.Detection;

/// <summary>What <see cref="ParseLogs"/> did.</summary>
/// <param name="Templates">How many templates were found.</param>
/// <param name="Unfitting">Lines that do not fit the format; each is one row whose content is the whole line.</param>
public sealed record ParseLogsResult(LogReadCounts Read, long Templates, long Unfitting);
