using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>What a query gave, verbatim: whoever shows it cuts, escapes and redacts.</summary>
public sealed record QueryResult
{
    public required TypedQuery Query { get; init; }

    /// <summary>How many rows match in all.</summary>
    public required long Rows { get; init; }

    /// <summary>How many of them the counts by group cover.</summary>
    public long Looked { get; init; }

    public IReadOnlyList<QueryGroup> Groups { get; init; } = [];

    /// <summary>Log lines: newest first, for <see cref="QueryShape.First"/> oldest first.</summary>
    public IReadOnlyList<StoredLogEvent> Lines { get; init; } = [];

    /// <summary>Changes and findings, newest first.</summary>
    public IReadOnlyList<QueryItem> Items { get; init; } = [];

    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    /// <summary>Missing data and limits that the reader must know, one sentence each.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];
}
