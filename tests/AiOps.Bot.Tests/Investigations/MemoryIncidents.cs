using AiOps.Bot.Core;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Tests.Investigations;

/// <summary>One incident with its alerts, investigations and timeline in memory, with compare-and-set on its version.</summary>
internal sealed class MemoryIncidents(Incident incident, params Alert[] alerts) : IIncidentStore, IInvestigationStore, ITimelineStore
{
    public Incident Incident { get; private set; } = incident;

    public List<Investigation> Saved { get; } = [];

    public List<TimelineEntry> Timeline { get; } = [];

    /// <summary>Runs before each save: what somebody else does meanwhile.</summary>
    public Func<Incident, Incident>? Meanwhile { get; set; }

    public IReadOnlyList<Alert> Alerts { get; set; } = alerts;

    public Task<bool> SaveAsync(Investigation investigation, Incident incident, IReadOnlyList<TimelineDraft> timeline, CancellationToken cancellationToken)
    {
        if (Meanwhile is { } change)
        {
            Meanwhile = null;
            Incident = change(Incident) with { Version = Incident.Version + 1 };
        }

        if (incident.Version != Incident.Version)
        {
            return Task.FromResult(false);
        }

        Incident = incident with { Version = incident.Version + 1 };
        Saved.RemoveAll(s => s.Id == investigation.Id);
        Saved.Add(investigation);
        foreach (var draft in timeline)
        {
            Record(draft);
        }

        return Task.FromResult(true);
    }

    public void Record(TimelineDraft draft) => Timeline.Add(TimelineChain.Append(draft, Timeline.Count + 1, Timeline.LastOrDefault()?.Hash ?? TimelineChain.Genesis));

    public Task<Investigation?> GetLatestAsync(IncidentId incident, CancellationToken cancellationToken) => Task.FromResult(Saved.LastOrDefault());

    public Task<Incident?> GetAsync(IncidentId id, CancellationToken cancellationToken) => Task.FromResult(id == Incident.Id ? Incident : null);

    public Task<IReadOnlyList<Alert>> ListAlertsAsync(IncidentId id, CancellationToken cancellationToken) => Task.FromResult(Alerts);

    public Task<IReadOnlyList<TimelineEntry>> ListAsync(IncidentId incident, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<TimelineEntry>>(Timeline);

    public Task<bool> ApplyAsync(IncidentChange change, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Incident>> ListAsync(int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Incident>> ListLivingAsync(DateTimeOffset resolvedAfter, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Incident>> ListUninvestigatedAsync(int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Alert?> FindAlertAsync(Fingerprint fingerprint, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<TimelineEntry> ReadAllAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AppendAsync(IReadOnlyList<TimelineDraft> drafts, CancellationToken cancellationToken) => throw new NotSupportedException();
}
