namespace AiOps.Bot.Core.Incidents;

/// <summary>Append-only record of who did what. Each entry carries the hash of the one before, so an edit or a gap shows.</summary>
public sealed record TimelineEntry
{
    /// <summary>1, 2, 3, ... over the whole store, without gaps.</summary>
    public required long Sequence { get; init; }

    public IncidentId? Incident { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string Actor { get; init; }

    public required string Verb { get; init; }

    public required string Detail { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }
}
