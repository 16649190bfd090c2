using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>A log window in the vector store: where and when it was, its vector and its hashed terms. The lines stay in the log store.</summary>
public sealed record VectorPoint
{
    /// <summary>Made from stream and window, so that indexing again replaces.</summary>
    public required string Id { get; init; }

    /// <summary>Of unit length; empty where the model did not answer: the window is then found by its terms only.</summary>
    public required float[] Vector { get; init; }

    public TermVector Terms { get; init; } = TermVector.Empty;

    public required StreamKey Stream { get; init; }

    public required ResourceId Resource { get; init; }

    /// <summary>The AWS account that the lines are from; empty where nobody knows.</summary>
    public string Account { get; init; } = "";

    /// <summary>The gravest of the lines.</summary>
    public LogSeverity Severity { get; init; }

    public required TimeRange Window { get; init; }

    /// <summary>First log event of the window in the log store.</summary>
    public required long FirstSequence { get; init; }

    /// <summary>Last log event of the window.</summary>
    public required long LastSequence { get; init; }
}
