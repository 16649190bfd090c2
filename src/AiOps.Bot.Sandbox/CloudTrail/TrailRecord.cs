using System.Text.Json.Nodes;

namespace AiOps.Bot.Sandbox.CloudTrail;

/// <summary>One management event before it is written down.</summary>
internal sealed record TrailRecord
{
    public required DateTimeOffset Time { get; init; }

    public required Principal Principal { get; init; }

    public required string EventSource { get; init; }

    public required string EventName { get; init; }

    public required string EventId { get; init; }

    public required string RequestId { get; init; }

    public required string SourceAddress { get; init; }

    public required string UserAgent { get; init; }

    public bool ReadOnly { get; init; }

    public string EventType { get; init; } = "AwsApiCall";

    public JsonNode? RequestParameters { get; init; }

    public JsonNode? ResponseElements { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }

    /// <summary>Members that only some events have, such as <c>additionalEventData</c>.</summary>
    public JsonObject? More { get; init; }

    /// <summary>What LookupEvents can find the event by.</summary>
    public IReadOnlyList<TrailResource> Resources { get; init; } = [];
}
