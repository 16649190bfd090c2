using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Investigations.Memory;

/// <summary>Keeps incidents whose cause a person confirmed or denied. What nobody spoke about is not in it.</summary>
public interface IIncidentMemory
{
    /// <summary>Remembers, and saves the incident that it was made of and timeline entries in one transaction. A later word on the same one takes its place.</summary>
    /// <returns>False, with nothing written, where the incident changed meanwhile.</returns>
    Task<bool> SaveAsync(RememberedIncident remembered, Incident incident, IReadOnlyList<TimelineDraft> timeline, CancellationToken cancellationToken);

    /// <summary>Those that have at least one of the keys (<see cref="MemoryKeys"/>), latest ended first.</summary>
    Task<IReadOnlyList<RememberedIncident>> FindAsync(IReadOnlyCollection<string> keys, int limit, CancellationToken cancellationToken);
}
