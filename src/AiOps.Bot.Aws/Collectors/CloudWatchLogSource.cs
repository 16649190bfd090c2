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

    // A page and what is made of its lines is held until it is stored, by several groups at once: 10,000 lines would be tens of megabytes. At a handful of calls a second it is 10,000 lines still.
    private const int PageSize = 2_000;

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
            await foreach (var page in logs.FilterLogEventsAsync(new LogEventQuery(group, range.From, range.To) { PageSize = PageSize }, cancellationToken))
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

    private LogEvent Convert(FilteredLogEvent item, DateTimeOffset now)
    {
        var parsed = parser.Parse(item.Message, item.Timestamp);
        return new()
        {
            Stream = new StreamKey(Source, group, item.Stream),
            EventId = item.EventId,
            Timestamp = item.Timestamp,
            IngestedAt = now,
            Resource = ResourceOf(item, parsed),
            Severity = parsed.Severity,
            Message = item.Message,
        };
    }

    /// <summary>The instance that wrote the line, or whose role made the call that CloudTrail recorded (a role session of an instance is named by its id).</summary>
    private ResourceId ResourceOf(FilteredLogEvent item, ParsedLog parsed)
    {
        if (AwsNames.IsInstance(item.Stream))
        {
            return new(item.Stream);
        }

        var session = parsed.Fields.TryGetValue("userIdentity.arn", out var arn) ? AwsNames.LastPart(arn) : "";
        return new(AwsNames.IsInstance(session) ? session : group);
    }
}
