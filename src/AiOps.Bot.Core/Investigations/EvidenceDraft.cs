using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations;

/// <summary>What a collector found, before the investigation gives it an id.</summary>
public sealed record EvidenceDraft
{
    /// <summary>What it shows, in a word that the ranking depends on: see <see cref="EvidenceKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Title { get; init; }

    /// <summary>The query that was asked, as its service spells it.</summary>
    public required string Query { get; init; }

    public required TimeRange Window { get; init; }

    /// <summary>How many rows the query gave.</summary>
    public required long RowCount { get; init; }

    public required ResourceId Resource { get; init; }

    public ImmutableArray<EvidenceLine> Lines { get; init; } = [];

    /// <summary>Typed details that hypotheses and actions bind to, by the names of <see cref="EvidenceFacts"/>.</summary>
    public ImmutableSortedDictionary<string, string> Facts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
