using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Storage.Incidents;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Investigations;

/// <summary>Investigations in the database.</summary>
internal sealed class SqlInvestigationStore(IDatabase database) : IInvestigationStore
{
    public Task<bool> SaveAsync(Investigation investigation, Incident incident, IReadOnlyList<TimelineDraft> timeline, CancellationToken cancellationToken)
    {
        // Written out before the transaction: it is a large document, and all other writers wait for this one.
        var document = DocumentJson.Write(investigation);
        return database.TryWriteAsync(Durability.Power, async session =>
        {
            if (!await IncidentRows.SaveAsync(session, incident))
            {
                return false;
            }

            await InsertAsync(session, investigation, document);
            await TimelineAppend.RunAsync(session, timeline);
            return true;
        }, cancellationToken);
    }

    public Task<Investigation?> GetLatestAsync(IncidentId incident, CancellationToken cancellationToken) => database.ReadAsync(async session =>
    {
        var document = await session.FirstOrDefaultAsync<string>(
            "select document from investigation where incident_id = @Value order by saved desc limit 1", new { incident.Value });
        return document is null ? null : DocumentJson.Read<Investigation>(document);
    }, cancellationToken);

    /// <summary>Saving one again (with a narrative that came later) replaces it and makes it the latest.</summary>
    private static async Task InsertAsync(SqlSession session, Investigation investigation, string document) => await session.ExecuteAsync(
        """
        insert into investigation (id, incident_id, saved, document) values (@Id, @Incident, @Saved, @Document)
        on conflict (id) do update set saved = excluded.saved, document = excluded.document
        """,
        new
        {
            investigation.Id,
            Incident = investigation.Incident.Value,
            Saved = await Sequences.TakeAsync(session, Sequences.Investigation, 1),
            Document = document,
        });
}
