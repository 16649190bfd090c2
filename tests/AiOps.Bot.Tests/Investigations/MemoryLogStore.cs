using AiOps.Bot.Core;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Tests.Investigations;

/// <summary>A log store in a list, with the port's meaning and none of its speed.</summary>
internal sealed class MemoryLogStore : ILogStore
{
    private readonly List<StoredLogEvent> _events = [];

    public MemoryLogStore Add(string message, DateTimeOffset at, string group = "/ec2/syslog", ResourceId? resource = null, LogSeverity severity = LogSeverity.Unknown)
    {
        var host = resource ?? Some.Host;
        _events.Add(new(_events.Count + 1, new()
        {
            Stream = new("cloudwatch", group, host.Value),
            EventId = $"ev-{_events.Count + 1}",
            Timestamp = at,
            IngestedAt = at,
            Resource = host,
            Severity = severity,
            Message = message,
        }));
        return this;
    }

    public string LastId => _events[^1].Event.EventId;

    public Task<int> AppendAsync(IReadOnlyList<LogEvent> events, IngestCheckpoint? checkpoint, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> GetCheckpointAsync(string key, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<IReadOnlyList<StoredLogEvent>> ReadAfterAsync(long sequence, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredLogEvent>>([.. _events.Where(e => e.Sequence > sequence).Take(limit)]);

    public Task<LogPage> QueryAsync(LogQuery query, CancellationToken cancellationToken)
    {
        var all = _events.Where(e => Matches(e.Event, query)).OrderBy(e => e.Event.Timestamp).ThenBy(e => e.Sequence).ToArray();
        var ordered = query.NewestFirst ? all.Reverse() : all;
        return Task.FromResult(new LogPage([.. ordered.Take(query.Limit)], all.Length));
    }

    public Task<IReadOnlyList<StoredLogEvent>> GetAsync(IReadOnlyCollection<string> eventIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredLogEvent>>([.. _events.Where(e => eventIds.Contains(e.Event.EventId))]);

    public Task<LogStoreSummary> SummariseAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new LogStoreSummary(_events.Count, _events.Select(e => e.Event.Stream).Distinct().Count(), null, null));

    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => Task.FromResult(0L);

    private static bool Matches(LogEvent line, LogQuery query) =>
        query.Window.Contains(line.Timestamp)
        && query.Words.All(w => line.Message.Contains(w, StringComparison.OrdinalIgnoreCase))
        && (query.Groups.Count == 0 || query.Groups.Any(g => line.Stream.Group.Contains(g, StringComparison.OrdinalIgnoreCase)))
        && (query.Resources.Count == 0 || query.Resources.Contains(line.Resource))
        && line.Severity >= query.AtLeast;
}
