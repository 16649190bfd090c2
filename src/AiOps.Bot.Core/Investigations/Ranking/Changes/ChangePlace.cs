using AiOps.Bot.Core.Investigations.Ranking.Fusion;

namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>How near a change is to what fails.</summary>
internal sealed class ChangePlace(IncidentSigns signs, IReadOnlyList<Candidate> candidates)
{
    private const double Here = 1;
    private const double AlsoAffected = 0.85;
    private const double Unknown = 0.7;
    private const double Elsewhere = 0.5;
    private const int Suspected = 3;

    private readonly HashSet<string> _near = Near(signs, candidates);
    private readonly HashSet<string> _affected =
        [.. signs.Departures.Select(d => d.Key.Entity), .. signs.New.Where(s => s.IsTrouble).Select(s => s.Entity)];

    public double Of(SuspectChange change) => change.Entities switch
    {
        { IsEmpty: true } => Unknown,
        var entities when entities.Any(_near.Contains) => Here,
        var entities when entities.Any(_affected.Contains) => AlsoAffected,
        _ => Elsewhere,
    };

    /// <summary>The alert's entity with all that it calls, and the first candidates.</summary>
    private static HashSet<string> Near(IncidentSigns signs, IReadOnlyList<Candidate> candidates)
    {
        var near = candidates.Take(Suspected).Where(c => c.Score > 0).Select(c => c.Entity).ToHashSet(StringComparer.Ordinal);
        if (signs.Bundle.Alert?.Entity is { } entity)
        {
            near.UnionWith(signs.Bundle.Topology.ReachableFrom(entity).Keys);
        }

        return near;
    }
}
