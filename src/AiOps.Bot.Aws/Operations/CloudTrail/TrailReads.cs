using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Aws.Operations.CloudTrail;

/// <summary>Reads CloudTrail's event history: management events of the last 90 days, newest first, two calls a second.</summary>
internal sealed class TrailReads(AwsWire wire)
{
    public static readonly TimeSpan History = TimeSpan.FromDays(90);

    public IAsyncEnumerable<IReadOnlyList<TrailEvent>> LookupEventsAsync(TrailLookup lookup, CancellationToken cancellationToken) =>
        Paging.PagesAsync("cloudtrail:LookupEvents", (token, cancel) => PageAsync(lookup, token, cancel), cancellationToken);

    private async Task<(IReadOnlyList<TrailEvent> Page, string? Next)> PageAsync(TrailLookup lookup, string? token, CancellationToken cancellationToken)
    {
        var input = new JsonObject()
            .With("StartTime", lookup.Window.From.ToUnixTimeSeconds())
            .With("EndTime", lookup.Window.To.ToUnixTimeSeconds())
            .With("MaxResults", 50)
            .With("NextToken", token);
        if (lookup.Attribute is { } attribute)
        {
            var condition = new JsonObject().With("AttributeKey", attribute).With("AttributeValue", lookup.Value);
            input.With("LookupAttributes", new JsonArray(condition));
        }

        var answer = (await wire.SendAsync(JsonWire.Call(AwsApi.CloudTrail, "LookupEvents", input), cancellationToken)).Json();
        return ([.. answer.Items("Events").Select(Read)], answer.Text("NextToken"));
    }

    private static TrailEvent Read(JsonElement item)
    {
        var record = Record(item.Text("CloudTrailEvent"));
        var resources = item.Items("Resources").Select(r => r.Text("ResourceName")).OfType<string>();
        return new(
            item.TextOrEmpty("EventId"),
            item.TextOrEmpty("EventName"),
            item.TextOrEmpty("EventSource"),
            item.Time("EventTime") ?? DateTimeOffset.UnixEpoch,
            item.Text("Username") ?? ActorOf(record) ?? "unknown",
            [.. resources])
        {
            ReadOnly = item.Text("ReadOnly") == "true" || record.Truth("readOnly") == true,
            ActorArn = record.Member("userIdentity")?.Text("arn"),
            ErrorCode = record.Text("errorCode"),
            ErrorMessage = record.Text("errorMessage"),
            SourceAddress = record.Text("sourceIPAddress"),
            RequestParameters = record.Member("requestParameters")?.GetRawText() ?? "",
        };
    }

    private static string? ActorOf(JsonElement record) =>
        record.Member("userIdentity") is { } identity ? identity.Text("userName") ?? identity.Text("arn") ?? identity.Text("invokedBy") : null;

    private static JsonElement Record(string? text)
    {
        try
        {
            using var document = JsonDocument.Parse(text ?? "{}");
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
