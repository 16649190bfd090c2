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
    /// Saves a change in one transaction. Each record carries the version it was read with (0 = new, must not exist) and is saved with the next one.
    /// This compare-and-set is what lets an approval run at most once.
    /// </summary>
    /// <returns>False, with nothing written, where one of the records changed meanwhile.</returns>
    Task<bool> SaveAsync(RemediationChange change, CancellationToken cancellationToken);
}
