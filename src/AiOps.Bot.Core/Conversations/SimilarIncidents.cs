using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Finds earlier incidents like one. Pure.</summary>
internal static class SimilarIncidents
{
    private const int Most = 5;

    /// <summary>Most alike first, then latest first. Being of the same kind alone is enough.</summary>
    public static IReadOnlyList<Incident> Of(Incident incident, IEnumerable<Incident> others) =>
    [
        .. others.Where(o => o.Id != incident.Id)
            .Select(o => (Other: o, Score: Score(incident, o)))
            .Where(o => o.Score > 0)
            .OrderByDescending(o => o.Score)
            .ThenByDescending(o => o.Other.OpenedAt)
            .Select(o => o.Other)
            .Take(Most),
    ];

    private static int Score(Incident incident, Incident other) =>
        (incident.Fingerprints.Any(other.Fingerprints.Contains) ? 8 : 0)
        + (incident.Resources.Any(other.Resources.Contains) ? 4 : 0)
        + (incident.Kind == other.Kind ? 2 : 0)
        + (incident.Kinds.Any(other.Kinds.Contains) ? 1 : 0);
}
