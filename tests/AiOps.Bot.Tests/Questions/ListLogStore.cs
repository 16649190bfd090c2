using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Tests.Questions;

/// <summary>A log store over a list, which answers queries as the contract says.</summary>
internal sealed class ListLogStore(params LogEvent[] events) : ILogStore, ILogCounts
{
    public int Counted { get; private set; }

    public async Task<LogCounts> CountByTimeAsync(LogQuery query, TimeSpan bucket, int mostRows, CancellationToken cancellationToken)
    {
        Counted++;
        var inWindow = events.Where(e => query.Window.Contains(e.Timestamp)).OrderBy(e => e.Timestamp).ToList();
        var page = await QueryAsync(query with { Limit = int.MaxValue }, cancellationToken);
        return new(
            page.Events.GroupBy(e => (int)((e.Event.Timestamp - query.Window.From) / bucket)).ToDictionary(g => g.Key, g => (long)g.Count()),
            inWindow.Count == 0 ? null : new(inWindow[0].Timestamp, inWindow[^1].Timestamp.AddMilliseconds(1)));
    }

    public Task<LogPage> QueryAsync(LogQuery query, CancellationToken cancellationToken)
    {
        var found = events.Where(e => query.Window.Contains(e.Timestamp)
            && query.Words.All(w => e.Message.Contains(w, StringComparison.OrdinalIgnoreCase))
            && (query.Groups.Count == 0 || query.Groups.Any(g => e.Stream.Group.Contains(g, StringComparison.OrdinalIgnoreCase)))
            && (query.Resources.Count == 0 || query.Resources.Contains(e.Resource))
            && e.Severity >= query.AtLeast).OrderBy(e => e.Timestamp).ToList();
        if (query.NewestFirst)
        {
            found.Reverse();
        }

        return Task.FromResult(new LogPage([.. found.Take(query.Limit).Select((e, i) => new StoredLogEvent(i, e))], found.Count));
    }

    public Task<LogStoreSummary> SummariseAsync(CancellationToken cancellationToken) => Task.FromResult(new LogStoreSummary(
        events.Length, events.Select(e => e.Stream).Distinct().Count(), events.Length == 0 ? null : events.Min(e => e.Timestamp), events.Length == 0 ? null : events.Max(e => e.Timestamp)));

    public Task<int> AppendAsync(IReadOnlyList<LogEvent> events, IngestCheckpoint? checkpoint, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> GetCheckpointAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<StoredLogEvent>> ReadAfterAsync(long sequence, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<StoredLogEvent>> GetAsync(IReadOnlyCollection<string> eventIds, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => throw new NotSupportedException();
}
