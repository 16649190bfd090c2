using System.Collections.Immutable;

namespace AiOps.Bot.Core.Alerts;

/// <summary>One report of a condition, before it is matched with the alert that it repeats.</summary>
public sealed record AlertSignal
{
    public required Fingerprint Fingerprint { get; init; }

    public required string Source { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>Firing or Resolved.</summary>
    public AlertStatus Status { get; init; } = AlertStatus.Firing;

    public required ResourceId Resource { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When this report was true.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    public ImmutableArray<string> Reasons { get; init; } = [];

    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableArray<string> EventIds { get; init; } = [];
}
