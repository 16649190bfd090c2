using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Bundles;

/// <summary>Somebody changed something (<c>changes.jsonl</c>).</summary>
public sealed record BundleChange
{
    public required string Id { get; init; }

    /// <summary>Null where the change does not say when.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>What sort: deploy, commit, flag, config …; as the source calls it.</summary>
    public string Kind { get; init; } = "";

    /// <summary>What was changed; empty where the change does not say.</summary>
    public string Entity { get; init; } = "";

    public string Actor { get; init; } = "";

    public string Summary { get; init; } = "";

    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>The difference as text, cut to a bound.</summary>
    public string Diff { get; init; } = "";
}
