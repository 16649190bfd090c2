namespace AiOps.Bot.Core.Investigations.Sources;

/// <summary>A place that keeps spans of traces. Exceptions propagate; a missing permission is an answer.</summary>
public interface ISpanSource
{
    /// <summary>For the card: "X-Ray traces".</summary>
    string Name { get; }

    /// <summary>A sample of the spans that began in a window.</summary>
    Task<SourceReading<IReadOnlyList<Span>>> ReadAsync(InvestigationContext context, TimeRange window, CancellationToken cancellationToken);
}
