namespace AiOps.Bot.Core.Anomalies.Series;

/// <summary>
/// Keeps what the metric watch said of each value, for people to look at. Nothing is decided by it. Values are saved before the watch's state that covers them: after a crash the
/// same values come again, are judged the same, and replace themselves.
/// </summary>
public interface IScoredSeriesStore
{
    /// <summary>Saves values, all or none. A value whose time is known replaces what was there.</summary>
    Task SaveAsync(IReadOnlyList<ScoredStretch> stretches, CancellationToken cancellationToken);

    /// <summary>Every series that has values on the window's days: the most unusual first, then by name.</summary>
    Task<IReadOnlyList<ScoredSeriesLine>> ListAsync(TimeRange window, CancellationToken cancellationToken);

    /// <summary>The values of a series in a window, oldest first, which may be none; null where there is no such series.</summary>
    Task<ScoredStretch?> ReadAsync(SeriesId id, TimeRange window, CancellationToken cancellationToken);

    /// <summary>Forgets whole days (UTC) that ended before a time, and series of which nothing is left.</summary>
    /// <returns>How many days of series were forgotten.</returns>
    Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
