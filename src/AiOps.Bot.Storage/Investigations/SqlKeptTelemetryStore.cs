using AiOps.Bot.Core;
using AiOps.Bot.Core.Investigations.Exports;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Investigations;

/// <summary>Kept telemetry in the database, one document an incident.</summary>
internal sealed class SqlKeptTelemetryStore(IDatabase database) : IKeptTelemetryStore
{
    public Task SaveAsync(IncidentId incident, KeptTelemetry telemetry, CancellationToken cancellationToken) =>
        database.WriteAsync(Durability.Power, session => session.ExecuteAsync(
            """
            insert into kept_telemetry (incident_id, document) values (@Incident, @Document)
            on conflict (incident_id) do update set document = excluded.document
            """,
            new { Incident = incident.Value, Document = DocumentJson.Write(telemetry) }), cancellationToken);

    public Task<KeptTelemetry?> GetAsync(IncidentId incident, CancellationToken cancellationToken) => database.ReadAsync(
        async session => await session.FirstOrDefaultAsync<string>("select document from kept_telemetry where incident_id = @Value", new { incident.Value }) is { } document
            ? DocumentJson.Read<KeptTelemetry>(document)
            : null,
        cancellationToken);
}
