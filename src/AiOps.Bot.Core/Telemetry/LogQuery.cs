namespace AiOps.Bot.Core.Telemetry;

/// <summary>A bounded question to the log store. All conditions must hold; empty ones hold always.</summary>
public sealed record LogQuery
{
    public required TimeRange Window { get; init; }

    /// <summary>Words that must all occur in the message, without regard to case. Matched as text, never as a pattern.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Texts of which one must occur in the log group's name, without regard to case.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    public IReadOnlyList<ResourceId> Resources { get; init; } = [];

    public LogSeverity AtLeast { get; init; }

    /// <summary>At most this many rows are returned; the count in the answer covers all.</summary>
    public int Limit { get; init; } = 1_000;

    public bool NewestFirst { get; init; }
}
