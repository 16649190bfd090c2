using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Telemetry;

/// <summary>Log events in the database; none are held in memory.</summary>
internal sealed class SqlLogStore(IDatabase database) : ILogStore, ILogCounts
{
    private const int IdsPerQuery = 500;

    public Task<int> AppendAsync(IReadOnlyList<LogEvent> events, IngestCheckpoint? checkpoint, CancellationToken cancellationToken) =>
        database.WriteAsync(DurabilityFor(checkpoint), async session =>
        {
            var inserted = await LogAppend.RunAsync(session, events);
            if (checkpoint is not null)
            {
                await session.ExecuteAsync(
                    "insert into ingest_checkpoint (checkpoint_key, position) values (@Key, @Position) on conflict (checkpoint_key) do update set position = excluded.position",
                    new { Key = StorableText.Of(checkpoint.Key), Position = StorableText.Of(checkpoint.Position) });
            }

            return inserted;
        }, cancellationToken);

    public Task<string?> GetCheckpointAsync(string key, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.FirstOrDefaultAsync<string>("select position from ingest_checkpoint where checkpoint_key = @Key", new { Key = StorableText.Of(key) }),
            cancellationToken);

    public Task<IReadOnlyList<StoredLogEvent>> ReadAfterAsync(long sequence, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => LogEventRow.ReadAsync(session, "where sequence > @sequence order by sequence limit @limit", new { sequence, limit = Math.Max(limit, 0) }),
            cancellationToken);

    public Task<LogPage> QueryAsync(LogQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(session => LogSearch.RunAsync(session, query), cancellationToken);

    public Task<LogCounts> CountByTimeAsync(LogQuery query, TimeSpan bucket, int mostRows, CancellationToken cancellationToken) =>
        database.ReadAsync(session => LogCounting.RunAsync(session, query, bucket, mostRows), cancellationToken);

    public Task<IReadOnlyList<StoredLogEvent>> GetAsync(IReadOnlyCollection<string> eventIds, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoredLogEvent>>(async session =>
        {
            var found = new List<StoredLogEvent>();
            foreach (var ids in eventIds.Select(StorableText.Of).Distinct(StringComparer.Ordinal).Chunk(IdsPerQuery))
            {
                found.AddRange(await LogEventRow.ReadAsync(session, $"where {session.Dialect.IsOneOf("event_id", "ids")}", new { ids }));
            }

            return [.. found.OrderBy(e => e.Event.Timestamp).ThenBy(e => e.Sequence)];
        }, cancellationToken);

    public Task<LogStoreSummary> SummariseAsync(CancellationToken cancellationToken) => database.ReadAsync(async session =>
    {
        // Counting log_event itself would read all of it.
        var (rows, streams) = await session.SingleAsync<(long, long)>(
            "select cast(coalesce(sum(row_count), 0) as bigint), cast(coalesce(sum(case when row_count > 0 then 1 else 0 end), 0) as bigint) from log_stream");
        var first = await session.FirstOrDefaultAsync<long?>("select min(time_ms) from log_event");
        var last = await session.FirstOrDefaultAsync<long?>("select max(time_ms) from log_event");
        return new LogStoreSummary(rows, (int)streams, ToTime(first), ToTime(last));
    }, cancellationToken);

    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.PruneAsync(session => LogPrune.RunAsync(session, Milliseconds.Of(before)), cancellationToken);

    private static DateTimeOffset? ToTime(long? milliseconds) => milliseconds is { } known ? Milliseconds.ToTime(known) : null;

    /// <summary>Without a checkpoint nobody reads the events again, so the disk must have them.</summary>
    private static Durability DurabilityFor(IngestCheckpoint? checkpoint) => checkpoint is null ? Durability.Power : Durability.Process;
}
