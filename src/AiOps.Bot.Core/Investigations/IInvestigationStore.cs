using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Investigations;

/// <summary>Keeps investigations; an incident's latest one counts.</summary>
public interface IInvestigationStore
{
    /// <summary>Saves an investigation, the incident that it was made for and timeline entries in one transaction.</summary>
    /// <returns>False, with nothing written, where the incident changed meanwhile.</returns>
    Task<bool> SaveAsync(Investigation investigation, Incident incident, IReadOnlyList<TimelineDraft> timeline, CancellationToken cancellationToken);

    Task<Investigation?> GetLatestAsync(IncidentId incident, CancellationToken cancellationToken);
}
