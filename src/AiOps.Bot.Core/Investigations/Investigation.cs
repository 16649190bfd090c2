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

    /// <summary>The hypotheses as ranked without a model, where a model changed them; else empty. What is done about an incident depends on these alone.</summary>
    public ImmutableArray<Hypothesis> Floor { get; init; } = [];

    /// <summary>What should be asked next, for a person to run with a button.</summary>
    public ImmutableArray<NextQuery> NextQueries { get; init; } = [];

    /// <summary>What a model did for it and spent; null where none was asked.</summary>
    public ModelRun? Model { get; init; }

    /// <summary>The hypotheses that no model had a hand in.</summary>
    public ImmutableArray<Hypothesis> Ranked => Floor.IsDefaultOrEmpty ? [.. Hypotheses.Where(h => !h.FromModel)] : Floor;
}
