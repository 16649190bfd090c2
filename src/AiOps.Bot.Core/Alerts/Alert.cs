using System.Collections.Immutable;

namespace AiOps.Bot.Core.Alerts;

/// <summary>An ongoing condition on one resource, normalised from an anomaly of our own or another system's notification.</summary>
public sealed record Alert
{
    public required AlertId Id { get; init; }

    public required Fingerprint Fingerprint { get; init; }

    /// <summary>The system that said so: <c>aiops</c> for our own anomalies, else the alert source's name.</summary>
    public required string Source { get; init; }

    /// <summary>What kind of condition, in a word that rules may depend on, for example <c>expected-activity-ceased</c>.</summary>
    public required string Kind { get; init; }

    public required string Title { get; init; }

    public required Severity Severity { get; init; }

    public AlertStatus Status { get; init; } = AlertStatus.Firing;

    public required ResourceId Resource { get; init; }

    /// <summary>When the condition began.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset LastSeen { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>How often it was reported.</summary>
    public long Count { get; init; } = 1;

    /// <summary>Why we think so, strongest first, in sentences for people.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>Typed details that collectors and actions bind to: <c>sourceAddress</c>, <c>job</c>, <c>logGroup</c>, ...</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Ids of the log events behind it, at most a few dozen.</summary>
    public ImmutableArray<string> EventIds { get; init; } = [];

    /// <summary>The incident it was put into; null until it was.</summary>
    public IncidentId? Incident { get; init; }

    /// <summary>Set where a person keeps it quiet; it may have expired.</summary>
    public Suppression? Suppression { get; init; }
}
