using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Reports;

/// <summary>Reads everything that is kept about one incident.</summary>
public sealed class ReadIncidentRecord(IIncidentStore incidents, IInvestigationStore investigations, IRemediationStore remediations, ITimelineStore timeline)
{
    /// <returns>Null where there is no such incident.</returns>
    public async Task<IncidentRecord?> ReadAsync(IncidentId id, CancellationToken cancellationToken) =>
        await incidents.GetAsync(id, cancellationToken) is { } incident
            ? new(
                incident,
                await incidents.ListAlertsAsync(id, cancellationToken),
                await investigations.GetLatestAsync(id, cancellationToken),
                await remediations.ListAsync(id, cancellationToken),
                await timeline.ListAsync(id, cancellationToken))
            : null;
}
