using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Remediations;

/// <summary>What one decision about remediations writes, all of it or nothing.</summary>
public sealed record RemediationChange
{
    /// <summary>New or changed remediations. Each carries the version it was read with (0 = new).</summary>
    public IReadOnlyList<Remediation> Remediations { get; init; } = [];

    /// <summary>Incidents that change with them, each with the version it was read with.</summary>
    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    public IReadOnlyList<TimelineDraft> Timeline { get; init; } = [];
}
