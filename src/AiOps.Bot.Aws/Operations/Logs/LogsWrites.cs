using System.Text.Json.Nodes;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Aws.Operations.Logs;

/// <summary>Writes CloudWatch Logs. For tools and tests: no account that the service is composed of offers it.</summary>
internal sealed class LogsWrites(AwsWire wire)
{
    public Task CreateLogGroupAsync(string group, CancellationToken cancellationToken) =>
        SendAsync("CreateLogGroup", new JsonObject().With("logGroupName", group), cancellationToken);

    public Task CreateLogStreamAsync(string group, string stream, CancellationToken cancellationToken) =>
        SendAsync("CreateLogStream", new JsonObject().With("logGroupName", group).With("logStreamName", stream), cancellationToken);

    /// <param name="events">In the order of time, as AWS demands; at most 10,000.</param>
    public Task PutLogEventsAsync(string group, string stream, IReadOnlyList<(DateTimeOffset At, string Message)> events, CancellationToken cancellationToken)
    {
        var items = events.Select(e => (JsonNode)new JsonObject().With("timestamp", e.At.ToUnixTimeMilliseconds()).With("message", e.Message));
        var input = new JsonObject().With("logGroupName", group).With("logStreamName", stream).With("logEvents", new JsonArray([.. items]));
        return SendAsync("PutLogEvents", input, cancellationToken);
    }

    private Task<AwsAnswer> SendAsync(string operation, JsonObject input, CancellationToken cancellationToken) =>
        wire.SendAsync(JsonWire.Call(AwsApi.Logs, operation, input) with { Repeatable = false }, cancellationToken);
}
