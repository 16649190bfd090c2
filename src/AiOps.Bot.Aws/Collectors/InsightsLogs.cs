using System.Globalization;
using AiOps.Bot.Aws.Operations.Logs;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>The far past in CloudWatch Logs, by way of Logs Insights. A query that takes too long, or that nobody waits for any more, is stopped: it would go on costing.</summary>
internal sealed class InsightsLogs(AwsReadAccount account, ILogParser parser, TimeProvider time) : IFarLogs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Groups looked through for a name; more are said to be left out.</summary>
    private const int MostListed = 1_000;

    public async Task<FarLogsEstimate> EstimateAsync(LogQuery query, CancellationToken cancellationToken)
    {
        try
        {
            var groups = await GroupsAsync(query, cancellationToken);
            return new(groups.Sum(g => Share(g, query.Window)), groups.Count);
        }
        catch (AwsException exception) when (exception.MissingPermission is { } missing)
        {
            return new(0, 0, $"the far past cannot be looked up: the permission {missing} is missing");
        }
    }

    public async Task<FarLogsPage> QueryAsync(LogQuery query, CancellationToken cancellationToken)
    {
        var spelt = InsightsQuery.Spell(query);
        try
        {
            var groups = await GroupsAsync(query, cancellationToken);
            return groups.Count == 0
                ? new([], 0, 0, spelt, "no log group has that name, so the far past was not looked up")
                : await RunAsync(query, [.. groups.Take(InsightsReads.MostGroups).Select(g => g.Name)], groups.Count, cancellationToken);
        }
        catch (AwsException exception) when (exception.MissingPermission is { } missing)
        {
            return new([], 0, 0, spelt, $"the far past could not be looked up: the permission {missing} is missing");
        }
        catch (AwsException exception) when (exception.IsThrottling || exception.Code is "LimitExceededException" or "MalformedQueryException")
        {
            return new([], 0, 0, spelt, $"the far past could not be looked up: CloudWatch answered {exception.Code}; ask again in a minute");
        }
    }

    private async Task<FarLogsPage> RunAsync(LogQuery query, IReadOnlyList<string> groups, int all, CancellationToken cancellationToken)
    {
        var spelt = InsightsQuery.Spell(query);
        var id = await account.Insights.StartQueryAsync(groups, query.Window, (spelt, Math.Clamp(query.Limit, 1, InsightsQuery.MostRows)), cancellationToken);
        var answer = await WaitAsync(id, cancellationToken);
        var events = answer.Rows.Select(Read).OfType<LogEvent>().Where(e => query.Window.Contains(e.Timestamp)).ToList();
        var gap = answer.Status != "Complete" ? $"CloudWatch Logs Insights ended with {answer.Status} after {Patience.TotalSeconds:0} s; what it had found so far is shown"
            : all > groups.Count ? string.Create(CultureInfo.InvariantCulture, $"only {groups.Count} of {all} log groups were looked through; name one") : null;
        return new(events, Math.Max(answer.Matched, events.Count), answer.ScannedBytes, spelt, gap);
    }

    private async Task<InsightsAnswer> WaitAsync(string id, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var over = false;
        try
        {
            while (true)
            {
                var answer = await account.Insights.GetQueryResultsAsync(id, cancellationToken);
                over = answer.IsOver;
                if (over || time.GetElapsedTime(began) > Patience)
                {
                    return over ? answer : answer with { Status = "a time limit" };
                }

                await Task.Delay(Pause, time, cancellationToken);
            }
        }
        finally
        {
            if (!over)
            {
                await StopAsync(id);
            }
        }
    }

    /// <summary>Without the asker's token: it is often stopped because that one is.</summary>
    private async Task StopAsync(string id)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5), time);
        try
        {
            await account.Insights.StopQueryAsync(id, limit.Token);
        }
        catch (Exception exception) when (exception is AwsException or OperationCanceledException)
        {
            // CloudWatch stops it itself after an hour; there is nobody left to tell.
        }
    }

    private async Task<List<LogGroup>> GroupsAsync(LogQuery query, CancellationToken cancellationToken)
    {
        var found = new List<LogGroup>();
        var listed = 0;
        await foreach (var page in account.Logs.DescribeLogGroupsAsync(null, cancellationToken))
        {
            listed += page.Count;
            found.AddRange(page.Where(g => query.Groups.Count == 0 || query.Groups.Any(n => g.Name.Contains(n, StringComparison.OrdinalIgnoreCase))));
            if (listed >= MostListed)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>As if lines came evenly since the group was made, or since what its retention keeps.</summary>
    private long Share(LogGroup group, TimeRange window)
    {
        var now = time.GetUtcNow();
        var kept = group.RetentionDays is { } days ? now - TimeSpan.FromDays(days) : DateTimeOffset.MinValue;
        var born = group.CreatedAt ?? now - TimeSpan.FromDays(365);
        var since = born > kept ? born : kept;
        var from = window.From > since ? window.From : since;
        var held = now - since;
        return held <= TimeSpan.Zero || window.To <= from ? 0 : (long)((group.StoredBytes ?? 0) * Math.Min(1, (window.To - from) / held));
    }

    private LogEvent? Read(IReadOnlyDictionary<string, string> row)
    {
        if (!row.TryGetValue("@message", out var message)
            || !DateTimeOffset.TryParseExact(row.GetValueOrDefault("@timestamp"), "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            return null;
        }

        // "123456789012:/aws/lambda/checkout"
        var log = row.GetValueOrDefault("@log") ?? "";
        var group = log[(log.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var stream = row.GetValueOrDefault("@logStream") ?? "";
        return new()
        {
            Stream = new(CloudWatchLogSource.Source, group, stream),
            EventId = row.GetValueOrDefault("@ptr") ?? "",
            Timestamp = at,
            IngestedAt = at,
            Resource = new(AwsNames.IsInstance(stream) ? stream : group),
            Severity = parser.Parse(message, at).Severity,
            Message = message,
        };
    }
}
