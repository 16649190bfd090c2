namespace AiOps.Bot.Core.Telemetry;

/// <summary>Keeps log events. Accepted means stored: when <see cref="AppendAsync"/> returns, a crash loses nothing.</summary>
public interface ILogStore
{
    /// <summary>Stores the events and moves the checkpoint in one transaction. Events that the stream has already are dropped.</summary>
    /// <returns>How many were new.</returns>
    Task<int> AppendAsync(IReadOnlyList<LogEvent> events, IngestCheckpoint? checkpoint, CancellationToken cancellationToken);

    /// <summary>The position saved under the key, or null before the first.</summary>
    Task<string?> GetCheckpointAsync(string key, CancellationToken cancellationToken);

    /// <summary>The next events after a sequence, in sequence order.</summary>
    Task<IReadOnlyList<StoredLogEvent>> ReadAfterAsync(long sequence, int limit, CancellationToken cancellationToken);

    Task<LogPage> QueryAsync(LogQuery query, CancellationToken cancellationToken);

    /// <summary>The events with these ids that the store still has, oldest first.</summary>
    Task<IReadOnlyList<StoredLogEvent>> GetAsync(IReadOnlyCollection<string> eventIds, CancellationToken cancellationToken);

    /// <summary>What the store holds: rows, streams, first and last time. Null times in an empty store.</summary>
    Task<LogStoreSummary> SummariseAsync(CancellationToken cancellationToken);

    /// <summary>Forgets events from before a time.</summary>
    /// <returns>How many rows went.</returns>
    Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
