using AiOps.Bot.Core;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Tests.Questions;

/// <summary>An incident store over a list, for reading.</summary>
internal sealed class ListIncidentStore(params Incident[] incidents) : IIncidentStore
{
    public Task<IReadOnlyList<Incident>> ListAsync(int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Incident>>([.. incidents.OrderByDescending(i => i.OpenedAt).Take(limit)]);

    public Task<Incident?> GetAsync(IncidentId id, CancellationToken cancellationToken) => Task.FromResult(incidents.FirstOrDefault(i => i.Id == id));

    public Task<bool> ApplyAsync(IncidentChange change, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Incident>> ListLivingAsync(DateTimeOffset resolvedAfter, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Incident>> ListUninvestigatedAsync(int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Alert>> ListAlertsAsync(IncidentId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Alert?> FindAlertAsync(Fingerprint fingerprint, CancellationToken cancellationToken) => throw new NotSupportedException();
}
