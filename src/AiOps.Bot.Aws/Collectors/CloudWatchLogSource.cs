using System.Runtime.CompilerServices;
using AiOps.Bot.Aws.Operations.Logs;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>
/// One CloudWatch log group. Each read begins an overlap before the last event, because events come late; what was seen is left out here as far as we
/// remember it, and dropped by its event id in the store otherwise.
/// </summary>
internal sealed class CloudWatchLogSource(string group, LogsReads logs, ILogParser parser, CloudWatchReading reading, TimeProvider time) : ILogSource
{
    public const string Source = "cloudwatch";

    private static readonly TimeSpan BacklogWindow = TimeSpan.FromDays(1);

    private DateTimeOffset? readThrough;

    public string Name => $"{Source}:{group}";

    public async IAsyncEnumerable<LogBatch> ReadAsync(string? position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var start = CloudWatchPosition.Read(position);
        var progress = new CloudWatchProgress(start, reading.Overlap);
        var from = start is null ? now - reading.InitialLookBack : Earlier(start.Last, now) - reading.Overlap;
        var window = new ReadWindow(from, now, readThrough is { } known && known - from > BacklogWindow ? now - from : BacklogWindow);
        while (!window.IsOver)
        {
            var pages = 0;
            var range = window.Current;
            await foreach (var page in logs.FilterLogEventsAsync(new LogEventQuery(group, range.From, range.To), cancellationToken))
            {
                pages++;
                var fresh = page.Where(progress.IsNew).Select(e => Convert(e, now)).ToList();
                progress.Add(page);
                if (fresh.Count > 0)
                {
                    yield return new LogBatch(fresh, progress.SafePosition);
                }
            }

            window.Done(pages);
            if (progress.Complete() is { } reached)
            {
                yield return new LogBatch([], reached);
            }
        }

        // A quiet group was read to here before: next time one call covers the silence since its last event.
        readThrough = now;
    }

    // An event from a clock that runs ahead must not make us skip what comes in the meantime.
    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private LogEvent Convert(FilteredLogEvent item, DateTimeOffset now) => new()
    {
        Stream = new StreamKey(Source, group, item.Stream),
        EventId = item.EventId,
        Timestamp = item.Timestamp,
        IngestedAt = now,
        Resource = new ResourceId(AwsNames.IsInstance(item.Stream) ? item.Stream : group),
        Severity = parser.Parse(item.Message, item.Timestamp).Severity,
        Message = item.Message,
    };
}
