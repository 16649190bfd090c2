namespace AiOps.Bot.Core.Investigations.Ranking.Fusion;

/// <summary>What one finder said, by entity.</summary>
internal sealed record FoundSuspects(ISuspectFinder Finder, IReadOnlyDictionary<string, Suspect> Suspects);
