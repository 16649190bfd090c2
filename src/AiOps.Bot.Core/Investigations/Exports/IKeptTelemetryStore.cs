namespace AiOps.Bot.Core.Investigations.Exports;

/// <summary>Keeps the latest telemetry of each incident.</summary>
public interface IKeptTelemetryStore
{
    /// <summary>Takes the place of what was kept of the incident before.</summary>
    Task SaveAsync(IncidentId incident, KeptTelemetry telemetry, CancellationToken cancellationToken);

    /// <returns>Null where none was kept.</returns>
    Task<KeptTelemetry?> GetAsync(IncidentId incident, CancellationToken cancellationToken);
}
