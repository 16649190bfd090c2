using AiOps.Bot.Core;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Incidents;

/// <summary>Incidents and their alerts in the database.</summary>
internal sealed class SqlIncidentStore(IDatabase database) : IIncidentStore
{
    public Task<bool> ApplyAsync(IncidentChange change, CancellationToken cancellationToken) =>
        database.TryWriteAsync(Durability.Power, session => IncidentChangeWrite.RunAsync(session, change), cancellationToken);

    public Task<Incident?> GetAsync(IncidentId id, CancellationToken cancellationToken) =>
        FindAsync<Incident>("select document from incident where id = @Id", new { Id = id.Value }, cancellationToken);

    public Task<IReadOnlyList<Incident>> ListAsync(int limit, CancellationToken cancellationToken) =>
        ListAsync<Incident>("select document from incident order by opened_ms desc, id desc limit @limit", new { limit = Math.Max(limit, 0) }, cancellationToken);

    public Task<IReadOnlyList<Incident>> ListLivingAsync(DateTimeOffset resolvedAfter, CancellationToken cancellationToken) =>
        ListAsync<Incident>(
            "select document from incident where status <> @Resolved or resolved_ms > @After order by opened_ms, id",
            new { Resolved = nameof(IncidentStatus.Resolved), After = Milliseconds.Of(resolvedAfter) },
            cancellationToken);

    public Task<IReadOnlyList<Incident>> ListUninvestigatedAsync(int limit, CancellationToken cancellationToken) =>
        ListAsync<Incident>(
            "select document from incident where needs_investigation = 1 order by opened_ms, id limit @limit", new { limit = Math.Max(limit, 0) }, cancellationToken);

    public Task<IReadOnlyList<Alert>> ListAlertsAsync(IncidentId id, CancellationToken cancellationToken) =>
        ListAsync<Alert>("select document from alert where incident_id = @Id order by starts_ms, id", new { Id = id.Value }, cancellationToken);

    public Task<Alert?> FindAlertAsync(Fingerprint fingerprint, CancellationToken cancellationToken) =>
        FindAsync<Alert>("select document from alert where fingerprint = @Value", new { fingerprint.Value }, cancellationToken);

    private Task<T?> FindAsync<T>(string sql, object parameters, CancellationToken cancellationToken)
        where T : class =>
        database.ReadAsync(async session => await session.FirstOrDefaultAsync<string>(sql, parameters) is { } document ? DocumentJson.Read<T>(document) : null, cancellationToken);

    private Task<IReadOnlyList<T>> ListAsync<T>(string sql, object parameters, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<T>>(async session => [.. (await session.QueryAsync<string>(sql, parameters)).Select(DocumentJson.Read<T>)], cancellationToken);
}
