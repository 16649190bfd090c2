using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.IntegrationTests.WebConsole;

internal sealed class InMemoryInvestigations : IInvestigationStore
{
    public Dictionary<IncidentId, Investigation> Latest { get; } = [];

    public Task<bool> SaveAsync(Investigation investigation, Incident incident, IReadOnlyList<TimelineDraft> timeline, CancellationToken cancellationToken)
    {
        Latest[incident.Id] = investigation;
        return Task.FromResult(true);
    }

    public Task<Investigation?> GetLatestAsync(IncidentId incident, CancellationToken cancellationToken) => Task.FromResult(Latest.GetValueOrDefault(incident));
}
