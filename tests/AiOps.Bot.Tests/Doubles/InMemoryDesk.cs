using AiOps.Bot.Core;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Doubles;

/// <summary>Incidents, remediations and timeline in memory, with the compare-and-set of the real stores.</summary>
internal sealed class InMemoryDesk : IIncidentStore, IRemediationStore, ITimelineStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<IncidentId, Incident> _incidents = [];
    private readonly Dictionary<RemediationId, Remediation> _remediations = [];
    private readonly Dictionary<Fingerprint, Alert> _alerts = [];
    private readonly List<TimelineEntry> _timeline = [];

    public IReadOnlyList<string> Verbs => [.. _timeline.Select(t => t.Verb)];

    /// <summary>Set to make the next saves fail as a crashed store does.</summary>
    public Func<RemediationChange, Exception?> Fault { get; set; } = _ => null;

    public Task<bool> ApplyAsync(IncidentChange change, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (change.Incidents.Any(i => VersionOf(i) != i.Version))
            {
                return Task.FromResult(false);
            }

            Put(change.Incidents);
            foreach (var alert in change.Alerts)
            {
                _alerts[alert.Fingerprint] = alert;
            }

            Append(change.Timeline);
            return Task.FromResult(true);
        }
    }

    public Task<bool> SaveAsync(RemediationChange change, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Fault(change) is { } fault)
            {
                throw fault;
            }

            var conflict = change.Remediations.Any(r => (_remediations.GetValueOrDefault(r.Id)?.Version ?? 0) != r.Version)
                || change.Incidents.Any(i => VersionOf(i) != i.Version);
            if (conflict)
            {
                return Task.FromResult(false);
            }

            foreach (var remediation in change.Remediations)
            {
                _remediations[remediation.Id] = remediation with { Version = remediation.Version + 1 };
            }

            Put(change.Incidents);
            Append(change.Timeline);
            return Task.FromResult(true);
        }
    }

    public Task<Incident?> GetAsync(IncidentId id, CancellationToken cancellationToken) => Read(() => _incidents.GetValueOrDefault(id));

    public Task<Remediation?> GetAsync(RemediationId id, CancellationToken cancellationToken) => Read(() => _remediations.GetValueOrDefault(id));

    public Task<IReadOnlyList<Incident>> ListAsync(int limit, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<Incident>>(() => [.. _incidents.Values.OrderByDescending(i => i.OpenedAt).Take(limit)]);

    public Task<IReadOnlyList<Incident>> ListLivingAsync(DateTimeOffset resolvedAfter, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<Incident>>(() => [.. _incidents.Values.Where(i => i.ResolvedAt is null || i.ResolvedAt > resolvedAfter)]);

    public Task<IReadOnlyList<Incident>> ListUninvestigatedAsync(int limit, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<Incident>>(() => [.. _incidents.Values.Where(i => i.NeedsInvestigation).Take(limit)]);

    public Task<IReadOnlyList<Alert>> ListAlertsAsync(IncidentId id, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<Alert>>(() => [.. _alerts.Values.Where(a => a.Incident == id)]);

    public Task<Alert?> FindAlertAsync(Fingerprint fingerprint, CancellationToken cancellationToken) => Read(() => _alerts.GetValueOrDefault(fingerprint));

    public Task<IReadOnlyList<Remediation>> ListAsync(IncidentId incident, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<Remediation>>(() => [.. _remediations.Values.Where(r => r.Incident == incident)]);

    public Task<IReadOnlyList<Remediation>> ListAsync(RemediationStatus status, int limit, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<Remediation>>(() => [.. _remediations.Values.Where(r => r.Status == status).Take(limit)]);

    Task<IReadOnlyList<TimelineEntry>> ITimelineStore.ListAsync(IncidentId incident, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<TimelineEntry>>(() => [.. _timeline.Where(t => t.Incident == incident)]);

    public async IAsyncEnumerable<TimelineEntry> ReadAllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var entry in _timeline.ToArray())
        {
            await Task.Yield();
            yield return entry;
        }
    }

    public Task AppendAsync(IReadOnlyList<TimelineDraft> drafts, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Append(drafts);
        }

        return Task.CompletedTask;
    }

    private long VersionOf(Incident incident) => _incidents.GetValueOrDefault(incident.Id)?.Version ?? 0;

    private void Put(IEnumerable<Incident> incidents)
    {
        foreach (var incident in incidents)
        {
            _incidents[incident.Id] = incident with { Version = incident.Version + 1 };
        }
    }

    private void Append(IEnumerable<TimelineDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            _timeline.Add(TimelineChain.Append(draft, _timeline.Count + 1, _timeline.Count == 0 ? TimelineChain.Genesis : _timeline[^1].Hash));
        }
    }

    private Task<T> Read<T>(Func<T> read)
    {
        lock (_lock)
        {
            return Task.FromResult(read());
        }
    }
}
