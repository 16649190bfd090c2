using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Investigations;

/// <summary>The resources that code read from an account or a log: nobody can make one up.</summary>
internal static class KnownEntities
{
    public static HashSet<ResourceId> In(IEnumerable<Evidence> evidence, Incident incident) =>
        [.. incident.Resources.Concat(evidence.Select(e => e.Found.Resource)).Where(r => r != ResourceId.Unknown)];
}
