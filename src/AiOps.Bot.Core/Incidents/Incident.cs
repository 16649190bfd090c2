using System.Collections.Immutable;
using AiOps.Bot.Core.Alerts;

namespace AiOps.Bot.Core.Incidents;

/// <summary>Alerts judged one problem. There is one living incident for it, with a counter, however often it is reported.</summary>
public sealed record Incident
{
    public required IncidentId Id { get; init; }

    public required string Title { get; init; }

    public required Severity Severity { get; init; }

    public IncidentStatus Status { get; init; } = IncidentStatus.Triggered;

    /// <summary>The kind of the alert that opened it.</summary>
    public required string Kind { get; init; }

    public required string Account { get; init; }

    public required string Region { get; init; }

    public ImmutableArray<ResourceId> Resources { get; init; } = [];

    public ImmutableArray<Fingerprint> Fingerprints { get; init; } = [];

    /// <summary>The kinds of its alerts, in the order they came.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>Labels of its alerts; where two disagree, the first one's counts.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>When the trouble began (not when it was noticed).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the incident was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>When it came into its status: a report from before it does not reopen it.</summary>
    public DateTimeOffset StatusSince { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>How many reports its alerts had in all.</summary>
    public long AlertCount { get; init; } = 1;

    /// <summary>How often it came back after it was resolved.</summary>
    public int Recurrences { get; init; }

    /// <summary>The person who takes care of it.</summary>
    public string? Owner { get; init; }

    /// <summary>The owner's id in the directory; null where there is no owner.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Its messages are kept still until then; null where it is not snoozed.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>How many levels were called.</summary>
    public int Escalations { get; init; }

    /// <summary>The request that called the last level: begun anew after a crash, it calls no other. Null where it was none that comes again.</summary>
    public string? EscalatedBy { get; init; }

    /// <summary>Set where a person said that it was no incident.</summary>
    public IncidentFeedback? Feedback { get; init; }

    /// <summary>Set where a person said what the cause was, or was not. Gone when it comes back: then it is asked anew.</summary>
    public CauseReview? Review { get; init; }

    /// <summary>When it came back after it was resolved: the latest ones.</summary>
    public ImmutableArray<DateTimeOffset> Reopenings { get; init; } = [];

    /// <summary>True while what is known about it is newer than its last investigation.</summary>
    public bool NeedsInvestigation { get; init; } = true;

    /// <summary>Grows with every stored change; a writer with an old one is refused.</summary>
    public long Version { get; init; }
}
