using AiOps.Bot.Core;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Endpoints;

/// <summary>Reads everything that is kept about one incident.</summary>
internal sealed class IncidentFile(IIncidentStore incidents, IInvestigationStore investigations, IRemediationStore remediations, ITimelineStore timeline)
{
    /// <returns>Null where there is no such incident.</returns>
    public async Task<Contents?> ReadAsync(IncidentId id, CancellationToken cancellationToken)
    {
        if (await incidents.GetAsync(id, cancellationToken) is not { } incident)
        {
            return null;
        }

        return new Contents(
            incident,
            await incidents.ListAlertsAsync(id, cancellationToken),
            await investigations.GetLatestAsync(id, cancellationToken),
            await remediations.ListAsync(id, cancellationToken),
            await timeline.ListAsync(id, cancellationToken));
    }

    /// <param name="Investigation">Null before the first is done.</param>
    internal sealed record Contents(
        Incident Incident,
        IReadOnlyList<Alert> Alerts,
        Investigation? Investigation,
        IReadOnlyList<Remediation> Remediations,
        IReadOnlyList<TimelineEntry> Timeline);
}
