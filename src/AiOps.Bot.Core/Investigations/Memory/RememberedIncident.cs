using System.Collections.Immutable;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Investigations.Memory;

/// <summary>An incident that is over, as later investigations know it: how it looked, and what a person said of its cause.</summary>
public sealed record RememberedIncident
{
    public required IncidentId Incident { get; init; }

    /// <summary>How often it had come back by then: each time is remembered for itself.</summary>
    public required int Recurrence { get; init; }

    public required string Account { get; init; }

    /// <summary>May hold what an outsider wrote into a log.</summary>
    public required string Title { get; init; }

    public ImmutableArray<string> Kinds { get; init; } = [];

    public ImmutableArray<ResourceId> Resources { get; init; } = [];

    public ImmutableArray<Fingerprint> Fingerprints { get; init; } = [];

    /// <summary>Templates of the lines that its alerts were made of.</summary>
    public ImmutableArray<string> Templates { get; init; } = [];

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was over; what counts for how long ago it is.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>How it ended, from its timeline; empty where it does not say.</summary>
    public string Ending { get; init; } = "";

    public required CauseReview Review { get; init; }
}
