using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Fusion;

/// <summary>Orders the changes before the onset by how likely each is to blame. Pure and deterministic; never throws on telemetry.</summary>
public interface IChangeRanking
{
    /// <summary>Best first, with <see cref="ChangeSuspect.None"/> among them; empty where the bundle has no changes.</summary>
    /// <param name="candidates">The ranked entities, best first.</param>
    IReadOnlyList<ChangeSuspect> Rank(IncidentBundle bundle, IReadOnlyList<Candidate> candidates);
}
