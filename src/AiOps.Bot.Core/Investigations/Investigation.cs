using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations;

/// <summary>One run of analysis on an incident: a reproducible record.</summary>
public sealed record Investigation
{
    public required string Id { get; init; }

    public required IncidentId Incident { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset FinishedAt { get; init; }

    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    /// <summary>Best first; those ruled out are not in it.</summary>
    public ImmutableArray<Hypothesis> Hypotheses { get; init; } = [];

    public ImmutableArray<Hypothesis> RuledOut { get; init; } = [];

    public ImmutableArray<Gap> Gaps { get; init; } = [];

    public Narrative? Narrative { get; init; }
}
