namespace AiOps.Bot.Core.Investigations.Sources;

/// <summary>One span, by names.</summary>
/// <param name="Parent">Null for a root.</param>
/// <param name="Entity">The service or resource that did the work.</param>
/// <param name="Duration">Never negative.</param>
public sealed record Span(string Trace, string Id, string? Parent, string Entity, string Operation, DateTimeOffset Start, TimeSpan Duration)
{
    /// <summary>It says of itself that it failed.</summary>
    public bool IsError { get; init; }
}
