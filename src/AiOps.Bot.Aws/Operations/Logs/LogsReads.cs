using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Aws.Operations.Logs;

/// <summary>Reads CloudWatch Logs.</summary>
internal sealed class LogsReads(AwsWire wire)
{
    public IAsyncEnumerable<IReadOnlyList<LogGroup>> DescribeLogGroupsAsync(string? prefix, CancellationToken cancellationToken) =>
        Paging.PagesAsync("logs:DescribeLogGroups", (token, cancel) => GroupPageAsync(prefix, token, cancel), cancellationToken);

    /// <summary>The events of a window, page by page; a page may be empty and others follow.</summary>
    public IAsyncEnumerable<IReadOnlyList<FilteredLogEvent>> FilterLogEventsAsync(LogEventQuery query, CancellationToken cancellationToken) =>
        Paging.PagesAsync("logs:FilterLogEvents", (token, cancel) => EventPageAsync(query, token, cancel), cancellationToken);

    private async Task<(IReadOnlyList<LogGroup> Page, string? Next)> GroupPageAsync(string? prefix, string? token, CancellationToken cancellationToken)
    {
        var input = new JsonObject().With("logGroupNamePrefix", string.IsNullOrEmpty(prefix) ? null : prefix).With("limit", 50).With("nextToken", token);
        var answer = (await wire.SendAsync(JsonWire.Call(AwsApi.Logs, "DescribeLogGroups", input), cancellationToken)).Json();
        var groups = answer.Items("logGroups").Select(g => new LogGroup(
            g.TextOrEmpty("logGroupName"), g.Text("arn"), g.Integer("storedBytes"), (int?)g.Integer("retentionInDays"), g.Integer("creationTime") is { } born ? At(born) : null));
        return ([.. groups.Where(g => g.Name.Length > 0)], answer.Text("nextToken"));
    }

    private async Task<(IReadOnlyList<FilteredLogEvent> Page, string? Next)> EventPageAsync(LogEventQuery query, string? token, CancellationToken cancellationToken)
    {
        var input = new JsonObject()
            .With("logGroupName", query.Group)
            .With("logStreamNames", query.Streams)
            .With("startTime", Math.Max(0, query.From.ToUnixTimeMilliseconds()))
            .With("endTime", Math.Max(0, query.Through.ToUnixTimeMilliseconds()))
            .With("filterPattern", query.Pattern)
            .With("limit", query.PageSize)
            .With("nextToken", token);
        var answer = await wire.SendAsync(JsonWire.Call(AwsApi.Logs, "FilterLogEvents", input), cancellationToken);
        return answer.Read(page => ((IReadOnlyList<FilteredLogEvent>)[.. page.Items("events").Select(Read)], page.Text("nextToken")));
    }

    private static FilteredLogEvent Read(JsonElement item)
    {
        var timestamp = item.Integer("timestamp") ?? 0;
        return new(
            item.TextOrEmpty("eventId"),
            item.TextOrEmpty("logStreamName"),
            At(timestamp),
            At(item.Integer("ingestionTime") ?? timestamp),
            item.TextOrEmpty("message"));
    }

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, 0, 253_402_300_799_999));
}
