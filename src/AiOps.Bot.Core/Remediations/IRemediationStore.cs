using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Keeps remediations with their approvals and executions.</summary>
public interface IRemediationStore
{
    Task<Remediation?> GetAsync(RemediationId id, CancellationToken cancellationToken);

    /// <summary>An incident's remediations, oldest first.</summary>
    Task<IReadOnlyList<Remediation>> ListAsync(IncidentId incident, CancellationToken cancellationToken);

    /// <summary>Remediations in a status, oldest first.</summary>
    Task<IReadOnlyList<Remediation>> ListAsync(RemediationStatus status, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Saves new or changed remediations with timeline entries in one transaction. Each carries the version it was read with (0 = new).
    /// This compare-and-set is what lets an approval run at most once.
    /// </summary>
    /// <returns>False, with nothing written, where one of them changed meanwhile.</returns>
    Task<bool> SaveAsync(IReadOnlyList<Remediation> remediations, IReadOnlyList<TimelineDraft> timeline, CancellationToken cancellationToken);
}
