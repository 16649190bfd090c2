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
        return answer.Scan(ReadPage);
    }

    private static (IReadOnlyList<FilteredLogEvent> Page, string? Next) ReadPage(ref Utf8JsonReader reader)
    {
        List<FilteredLogEvent> page = [];
        string? next = null;
        while (reader.ToMember(out var name))
        {
            switch (name)
            {
                case "events":
                    page = reader.Objects(ReadEvent);
                    break;
                case "nextToken":
                    next = reader.Text();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return (page, next);
    }

    private static FilteredLogEvent ReadEvent(ref Utf8JsonReader reader)
    {
        var (id, stream, message) = ("", "", "");
        long? timestamp = null, ingested = null;
        while (reader.ToMember(out var name))
        {
            switch (name)
            {
                case "eventId":
                    id = TextOf(ref reader);
                    break;
                case "logStreamName":
                    stream = TextOf(ref reader);
                    break;
                case "message":
                    message = TextOf(ref reader);
                    break;
                case "timestamp":
                    timestamp = reader.Integer();
                    break;
                case "ingestionTime":
                    ingested = reader.Integer();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new(id, stream, At(timestamp), At(ingested ?? timestamp), message);
    }

    private static string TextOf(ref Utf8JsonReader reader) => reader.Text() ?? "";

    private static DateTimeOffset At(long? milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds ?? 0, 0, 253_402_300_799_999));
}
