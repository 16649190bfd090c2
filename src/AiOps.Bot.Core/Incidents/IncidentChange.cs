using AiOps.Bot.Core.Alerts;

namespace AiOps.Bot.Core.Incidents;

/// <summary>What one decision writes, all of it or nothing.</summary>
public sealed record IncidentChange
{
    /// <summary>New or changed incidents. Each carries the version it was read with (0 = new); the store saves it with the next one.</summary>
    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    /// <summary>New or changed alerts.</summary>
    public IReadOnlyList<Alert> Alerts { get; init; } = [];

    public IReadOnlyList<TimelineDraft> Timeline { get; init; } = [];

    /// <summary>Inbound events that this change has dealt with.</summary>
    public IReadOnlyList<string> HandledInboundEvents { get; init; } = [];

    /// <summary>Anomalies that this change has dealt with.</summary>
    public IReadOnlyList<string> HandledAnomalies { get; init; } = [];
}
