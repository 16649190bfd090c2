namespace AiOps.Bot.Core.Telemetry;

/// <summary>What a <see cref="LogQuery"/> found.</summary>
/// <param name="Events">At most the query's limit, in the order asked for.</param>
/// <param name="MatchingRows">How many rows match in all.</param>
public sealed record LogPage(IReadOnlyList<StoredLogEvent> Events, long MatchingRows)
{
    /// <summary>Where some of it comes from another place than the store: which, for people.</summary>
    public string? Note { get; init; }
}
