using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>Restricts a search; empty parts restrict nothing, all others must hold. Filters are applied in the search, not on its result.</summary>
/// <param name="Window">Log windows that overlap it.</param>
/// <param name="ExceptId">A point that is not wanted, by its id.</param>
public sealed record VectorFilter(TimeRange? Window = null, IReadOnlyList<ResourceId>? Resources = null, string? ExceptId = null)
{
    public static readonly VectorFilter Nothing = new();

    /// <summary>Windows that have a line at least this grave.</summary>
    public LogSeverity AtLeast { get; init; }

    public string? Account { get; init; }

    public IReadOnlyList<StreamKey>? Streams { get; init; }
}
