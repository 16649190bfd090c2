using System.Globalization;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Memory;
using AiOps.Bot.Storage.Incidents;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Investigations;

/// <summary>Remembered incidents in the database, with a row for each key that they are looked up by.</summary>
internal sealed class SqlIncidentMemory(IDatabase database) : IIncidentMemory
{
    public Task<bool> SaveAsync(RememberedIncident remembered, Incident incident, IReadOnlyList<TimelineDraft> timeline, CancellationToken cancellationToken) =>
        database.TryWriteAsync(Durability.Power, async session =>
        {
            if (!await IncidentRows.SaveAsync(session, incident))
            {
                return false;
            }

            await PutAsync(session, remembered);
            await TimelineAppend.RunAsync(session, timeline);
            return true;
        }, cancellationToken);

    public Task<IReadOnlyList<RememberedIncident>> FindAsync(IReadOnlyCollection<string> keys, int limit, CancellationToken cancellationToken) => keys.Count == 0
        ? Task.FromResult<IReadOnlyList<RememberedIncident>>([])
        : database.ReadAsync<IReadOnlyList<RememberedIncident>>(async session =>
        {
            var sql = $"""
                select document from remembered_incident
                where id in (select remembered_id from remembered_key where {session.Dialect.IsOneOf("name", "Keys")})
                order by ended_ms desc, id limit @limit
                """;
            return [.. (await session.QueryAsync<string>(sql, new { Keys = keys.ToArray(), limit = Math.Max(limit, 0) })).Select(DocumentJson.Read<RememberedIncident>)];
        }, cancellationToken);

    private static async Task PutAsync(SqlSession session, RememberedIncident remembered)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{remembered.Incident.Value}/{remembered.Recurrence}");
        await session.ExecuteAsync(
            """
            insert into remembered_incident (id, ended_ms, document) values (@id, @Ended, @Document)
            on conflict (id) do update set ended_ms = excluded.ended_ms, document = excluded.document
            """,
            new { id, Ended = Milliseconds.Of(remembered.EndedAt), Document = DocumentJson.Write(remembered) });
        await session.ExecuteAsync("delete from remembered_key where remembered_id = @id", new { id });
        foreach (var key in MemoryKeys.Of(remembered))
        {
            await session.ExecuteAsync("insert into remembered_key (name, remembered_id) values (@key, @id)", new { key, id });
        }
    }
}
