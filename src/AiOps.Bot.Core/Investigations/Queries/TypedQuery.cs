using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>
/// A question in a form that a program can run, check and bound. People's words and models' answers become one of these or nothing: there is no query text that anybody could
/// write into. All conditions must hold; empty ones hold always.
/// </summary>
public sealed record TypedQuery
{
    public const int MostTop = 50;

    public QuerySource Source { get; init; }

    public QueryShape Shape { get; init; }

    public required TimeRange Window { get; init; }

    /// <summary>The other window of <see cref="QueryShape.Compare"/> and <see cref="QueryShape.New"/>; null = the same length just before.</summary>
    public TimeRange? Against { get; init; }

    /// <summary>Texts that must all occur, without regard to case. Text, never a pattern.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Texts of which none may occur.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Texts of which one must occur in the log group's name.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Names of resources of which one must be the row's.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    public LogSeverity AtLeast { get; init; }

    public QueryField GroupBy { get; init; }

    /// <summary>How many groups or rows are wanted, 1 to <see cref="MostTop"/>.</summary>
    public int Top { get; init; } = 10;

    /// <summary>For incidents.</summary>
    public IncidentSelection Status { get; init; }

    /// <summary>One incident, by its id; null = all.</summary>
    public string? Incident { get; init; }

    /// <summary>The accounts that may be told of; null = all. Set by code from where it was asked, never by words or a model.</summary>
    public IReadOnlyList<string>? Accounts { get; init; }

    /// <summary>From when on the store keeps lines; what is before is read from where it was written. Null = the store's lines are enough. Set by code only, after the cost was looked at.</summary>
    public DateTimeOffset? FarBefore { get; init; }

    /// <summary>The window that the query compares with.</summary>
    public TimeRange Other => Against ?? new(Window.From - Window.Length, Window.From);
}
