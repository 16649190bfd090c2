using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.IntegrationTests.WebConsole;

/// <summary>Only says how much it holds.</summary>
internal sealed class CountingLogStore : ILogStore, ILogCounts
{
    public Task<LogCounts> CountByTimeAsync(LogQuery query, TimeSpan bucket, int mostRows, CancellationToken cancellationToken) =>
        Task.FromResult(new LogCounts(new Dictionary<int, long>(), null));

    public Task<LogStoreSummary> SummariseAsync(CancellationToken cancellationToken) => Task.FromResult(new LogStoreSummary(12_345, 4, null, null));

    public Task<int> AppendAsync(IReadOnlyList<LogEvent> events, IngestCheckpoint? checkpoint, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> GetCheckpointAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<StoredLogEvent>> ReadAfterAsync(long sequence, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<LogPage> QueryAsync(LogQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<StoredLogEvent>> GetAsync(IReadOnlyCollection<string> eventIds, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => throw new NotSupportedException();
}
