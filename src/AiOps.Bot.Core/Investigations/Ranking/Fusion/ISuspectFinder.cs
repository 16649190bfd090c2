using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Fusion;

/// <summary>One kind of evidence: says which entities of a bundle it speaks against. Pure and deterministic; never throws on telemetry.</summary>
public interface ISuspectFinder
{
    /// <summary>Names the part in ablations and in words: "flow", "alerts", "control flow".</summary>
    string Name { get; }

    /// <summary>
    /// Whether an entity's score must be lowered where something that it calls is a strong suspect already, because trouble of this kind travels from callee to caller.
    /// </summary>
    bool CalleesExplain { get; }

    /// <summary>Each entity at most once; none where the bundle has no such evidence.</summary>
    IEnumerable<Suspect> Find(IncidentBundle bundle);
}
