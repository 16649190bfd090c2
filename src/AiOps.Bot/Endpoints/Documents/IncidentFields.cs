using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>What the list and the single document say alike about an incident.</summary>
internal abstract record IncidentFields
{
    protected IncidentFields(Incident incident)
    {
        (Id, Title, Severity, Status, Kind) = (incident.Id.Value, incident.Title, incident.Severity, incident.Status, incident.Kind);
        (Account, Region, Resources) = (incident.Account, incident.Region, [.. incident.Resources.Select(r => r.Value)]);
        (StartedAt, OpenedAt, LastSeen, ResolvedAt) = (incident.StartedAt, incident.OpenedAt, incident.LastSeen, incident.ResolvedAt);
        Cause = incident.Review is { } review ? new(review.Answer, review.InWords, review.By, review.At) : null;
        (AlertCount, Recurrences, Owner) = (incident.AlertCount, incident.Recurrences, incident.Owner);
    }

    public string Id { get; }

    public string Title { get; }

    public Severity Severity { get; }

    public IncidentStatus Status { get; }

    public string Kind { get; }

    public string Account { get; }

    public string Region { get; }

    public IReadOnlyList<string> Resources { get; }

    /// <summary>When the trouble began, not when it was noticed.</summary>
    public DateTimeOffset StartedAt { get; }

    public DateTimeOffset OpenedAt { get; }

    public DateTimeOffset LastSeen { get; }

    public DateTimeOffset? ResolvedAt { get; }

    public long AlertCount { get; }

    public int Recurrences { get; }

    public string? Owner { get; }

    /// <summary>What a person said of the cause; null where nobody did.</summary>
    public CauseDocument? Cause { get; }
}
