namespace AiOps.Bot.Core.Telemetry;

/// <summary>One log line as it was received, verbatim. Hostile text: it is shown and counted, never obeyed.</summary>
public sealed record LogEvent
{
    public required StreamKey Stream { get; init; }

    /// <summary>Unique inside the stream and the same on every delivery: CloudWatch's event id, or the offset in a file. Duplicates are dropped by it.</summary>
    public required string EventId { get; init; }

    /// <summary>When it happened, as far as the line or its source says; else when it was ingested. UTC.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    public required DateTimeOffset IngestedAt { get; init; }

    /// <summary>The resource that wrote it, as far as the source knows.</summary>
    public ResourceId Resource { get; init; } = ResourceId.Unknown;

    public LogSeverity Severity { get; init; }

    public required string Message { get; init; }
}
