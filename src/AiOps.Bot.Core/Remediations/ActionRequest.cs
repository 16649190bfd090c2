using System.Collections.Immutable;

namespace AiOps.Bot.Core.Remediations;

/// <summary>An action with its parameters bound. The values come from facts of cited evidence, never from a model's or a person's free text.</summary>
public sealed record ActionRequest
{
    public required string ActionId { get; init; }

    /// <summary>What is changed.</summary>
    public required ResourceId Resource { get; init; }

    public required string Account { get; init; }

    public required string Region { get; init; }

    public required ImmutableSortedDictionary<string, string> Parameters { get; init; }
}
