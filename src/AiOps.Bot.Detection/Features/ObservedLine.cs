using AiOps.Bot.Core;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Features;

/// <summary>A log event with everything that scorers ask of it, read once.</summary>
internal readonly record struct ObservedLine
{
    public required LogEvent Event { get; init; }

    /// <summary>The event's time, UTC, never more than a day after it was ingested.</summary>
    public required DateTimeOffset Time { get; init; }

    public required ActivityKey Activity { get; init; }

    public required LogSeverity Severity { get; init; }

    /// <summary>The free text of the line, without the header of its format.</summary>
    public required string Content { get; init; }

    /// <summary>A login that the line tells of; null for other lines.</summary>
    public LoginAttempt? Login { get; init; }

    /// <summary>A call refused for want of a permission; null for other lines.</summary>
    public DeniedCall? Denial { get; init; }

    public StreamKey Scope => Activity.Scope;

    public ResourceId Resource => Event.Resource != ResourceId.Unknown ? Event.Resource : OfScope(Scope);

    private static ResourceId OfScope(StreamKey scope) => new(scope.Stream.Length > 0 ? scope.Stream : scope.Group);
}
