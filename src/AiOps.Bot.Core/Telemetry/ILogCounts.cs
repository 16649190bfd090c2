namespace AiOps.Bot.Core.Telemetry;

/// <summary>Counts log events over time without reading their lines into memory.</summary>
public interface ILogCounts
{
    /// <summary>Counts what answers to a query in buckets from the beginning of its window.</summary>
    /// <param name="query">Its limit does not matter; <see cref="LogQuery.NewestFirst"/> says at which end to begin where there are more rows than may be looked at.</param>
    /// <param name="mostRows">How many rows are looked at, whether they answer to the query or not: what bounds the time that it takes.</param>
    Task<LogCounts> CountByTimeAsync(LogQuery query, TimeSpan bucket, int mostRows, CancellationToken cancellationToken);
}
