using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Ranking.Fusion;

/// <summary>A change that may be to blame, or <see cref="None"/>: that no change is.</summary>
/// <param name="Score">0..1, comparable within one ranking.</param>
/// <param name="Why">Sentences for people, the most telling first.</param>
public sealed record ChangeSuspect(string Id, double Score, ImmutableArray<string> Why)
{
    /// <summary>The id that stands for "no change is to blame".</summary>
    public const string None = "none";
}
