using AiOps.Bot.Core;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Storage.Incidents;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Remediations;

/// <summary>Remediations in the database. They are never pruned.</summary>
internal sealed class SqlRemediationStore(IDatabase database) : IRemediationStore
{
    public Task<Remediation?> GetAsync(RemediationId id, CancellationToken cancellationToken) => database.ReadAsync(async session =>
    {
        var document = await session.FirstOrDefaultAsync<string>("select document from remediation where id = @Value", new { id.Value });
        return document is null ? null : DocumentJson.Read<Remediation>(document);
    }, cancellationToken);

    public Task<IReadOnlyList<Remediation>> ListAsync(IncidentId incident, CancellationToken cancellationToken) =>
        ListAsync("where incident_id = @Value order by proposed_ms, id", new { incident.Value }, cancellationToken);

    public Task<IReadOnlyList<Remediation>> ListAsync(RemediationStatus status, int limit, CancellationToken cancellationToken) =>
        ListAsync("where status = @Status order by proposed_ms, id limit @Limit", new { Status = status.ToString(), Limit = Math.Max(limit, 0) }, cancellationToken);

    public Task<bool> SaveAsync(RemediationChange change, CancellationToken cancellationToken) =>
        database.TryWriteAsync(Durability.Power, session => WriteAsync(session, change), cancellationToken);

    /// <summary>Incidents first and the timeline last, each by id, as every writer does, so that two never wait for each other in a circle.</summary>
    private static async Task<bool> WriteAsync(SqlSession session, RemediationChange change)
    {
        foreach (var incident in change.Incidents.OrderBy(i => i.Id.Value, StringComparer.Ordinal))
        {
            if (!await IncidentRows.SaveAsync(session, incident))
            {
                return false;
            }
        }

        foreach (var remediation in change.Remediations.OrderBy(r => r.Id.Value, StringComparer.Ordinal))
        {
            if (!await SaveAsync(session, remediation))
            {
                return false;
            }
        }

        await TimelineAppend.RunAsync(session, change.Timeline);
        return true;
    }

    private Task<IReadOnlyList<Remediation>> ListAsync(string rest, object parameters, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Remediation>>(
            async session => [.. (await session.QueryAsync<string>("select document from remediation " + rest, parameters)).Select(DocumentJson.Read<Remediation>)],
            cancellationToken);

    private static async Task<bool> SaveAsync(SqlSession session, Remediation remediation)
    {
        var row = new
        {
            Id = remediation.Id.Value,
            Incident = remediation.Incident.Value,
            remediation.Version,
            Next = remediation.Version + 1,
            Status = remediation.Status.ToString(),
            Proposed = Milliseconds.Of(remediation.ProposedAt),
            Document = DocumentJson.Write(remediation with { Version = remediation.Version + 1 }),
        };
        return await session.ExecuteAsync(remediation.Version == 0 ? Insert : Update, row) == 1;
    }

    private const string Insert = """
        insert into remediation (id, incident_id, version, status, proposed_ms, document)
        values (@Id, @Incident, @Next, @Status, @Proposed, @Document) on conflict (id) do nothing
        """;

    private const string Update = "update remediation set version = @Next, status = @Status, document = @Document where id = @Id and version = @Version";
}
