using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Exports;

namespace AiOps.Bot.Core.Investigations;

/// <summary>What an investigation reads from and writes to.</summary>
internal sealed record InvestigationStores(IIncidentStore Incidents, IInvestigationStore Investigations, ITimelineStore Timeline)
{
    /// <summary>Null where no telemetry is kept.</summary>
    public IKeptTelemetryStore? Kept { get; init; }
}
