using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>A change with all that the bundle says about it: a commit together with the deploys that shipped it.</summary>
internal sealed record SuspectChange
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public string Summary { get; init; } = "";

    public ImmutableArray<string> Files { get; init; } = [];

    public ChangeDiff Diff { get; init; } = ChangeDiff.Of("");

    /// <summary>What it runs in, as far as the bundle says.</summary>
    public ImmutableArray<string> Entities { get; init; } = [];

    /// <summary>When it was written or made; null where the bundle does not say.</summary>
    public DateTimeOffset? Made { get; init; }

    /// <summary>When it was shipped; empty where no deploy names it.</summary>
    public ImmutableArray<DateTimeOffset> Shipped { get; init; } = [];

    public bool IsCommit => Kind.Contains("commit", StringComparison.OrdinalIgnoreCase) || Kind.Contains("pull", StringComparison.OrdinalIgnoreCase);

    /// <summary>Since when it could do harm.</summary>
    public DateTimeOffset? Effective => Shipped.IsEmpty ? Made : Shipped.Min();
}
