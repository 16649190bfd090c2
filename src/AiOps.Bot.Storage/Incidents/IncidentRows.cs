using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Incidents;

/// <summary>Writes incidents and alerts inside the caller's transaction.</summary>
internal static class IncidentRows
{
    /// <summary>Stores an incident with the next version.</summary>
    /// <returns>False where the stored one has not the version that this one was read with.</returns>
    public static async Task<bool> SaveAsync(SqlSession session, Incident incident)
    {
        var row = new
        {
            Id = incident.Id.Value,
            incident.Version,
            Next = incident.Version + 1,
            Status = incident.Status.ToString(),
            Opened = Milliseconds.Of(incident.OpenedAt),
            Resolved = incident.ResolvedAt is { } at ? Milliseconds.Of(at) : (long?)null,
            Uninvestigated = incident.NeedsInvestigation ? 1 : 0,
            Document = DocumentJson.Write(incident with { Version = incident.Version + 1 }),
        };
        return await session.ExecuteAsync(incident.Version == 0 ? Insert : Update, row) == 1;
    }

    /// <summary>Stores an alert.</summary>
    /// <returns>False where another alert has its fingerprint: somebody else was first to see the condition.</returns>
    public static async Task<bool> SaveAsync(SqlSession session, Alert alert)
    {
        var row = new
        {
            Id = alert.Id.Value,
            Fingerprint = alert.Fingerprint.Value,
            Incident = alert.Incident?.Value,
            Starts = Milliseconds.Of(alert.StartsAt),
            Document = DocumentJson.Write(alert),
        };
        return await session.ExecuteAsync(UpdateAlert, row) == 1 || await session.ExecuteAsync(InsertAlert, row) == 1;
    }

    private const string Insert = """
        insert into incident (id, version, status, opened_ms, resolved_ms, needs_investigation, document)
        values (@Id, @Next, @Status, @Opened, @Resolved, @Uninvestigated, @Document) on conflict (id) do nothing
        """;

    private const string Update = """
        update incident set version = @Next, status = @Status, opened_ms = @Opened, resolved_ms = @Resolved, needs_investigation = @Uninvestigated, document = @Document
        where id = @Id and version = @Version
        """;

    private const string InsertAlert = """
        insert into alert (id, fingerprint, incident_id, starts_ms, document) values (@Id, @Fingerprint, @Incident, @Starts, @Document) on conflict do nothing
        """;

    private const string UpdateAlert = """
        update alert set incident_id = @Incident, starts_ms = @Starts, document = @Document where id = @Id and fingerprint = @Fingerprint
        """;
}
