namespace AiOps.Bot.Commands;

/// <summary>A candidate as scripts read it.</summary>
/// <param name="Score">0..1.</param>
/// <param name="Detail">The resource or the log statements; left out where they are not known.</param>
internal sealed record PrintedCandidate(string Entity, string Kind, double Score, IEnumerable<string> Evidence, string? Detail);
