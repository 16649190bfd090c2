using AiOps.Bot.Core.Alerts;

namespace AiOps.Bot.Core.Incidents;

/// <summary>Keeps incidents, their alerts and the timeline.</summary>
public interface IIncidentStore
{
    /// <summary>Writes a change in one transaction.</summary>
    /// <returns>False, with nothing written, where an incident was changed by someone else meanwhile: read again and decide again.</returns>
    Task<bool> ApplyAsync(IncidentChange change, CancellationToken cancellationToken);

    Task<Incident?> GetAsync(IncidentId id, CancellationToken cancellationToken);

    /// <summary>Newest first by opening time.</summary>
    Task<IReadOnlyList<Incident>> ListAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Incidents that are not resolved, or were resolved after the given time (they may recur).</summary>
    Task<IReadOnlyList<Incident>> ListLivingAsync(DateTimeOffset resolvedAfter, CancellationToken cancellationToken);

    /// <summary>Incidents with <see cref="Incident.NeedsInvestigation"/>, oldest first.</summary>
    Task<IReadOnlyList<Incident>> ListUninvestigatedAsync(int limit, CancellationToken cancellationToken);

    Task<IReadOnlyList<Alert>> ListAlertsAsync(IncidentId id, CancellationToken cancellationToken);

    /// <summary>The alert with this fingerprint, whatever its status.</summary>
    Task<Alert?> FindAlertAsync(Fingerprint fingerprint, CancellationToken cancellationToken);
}
