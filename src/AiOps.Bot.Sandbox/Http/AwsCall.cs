using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiOps.Bot.Sandbox.Http;

/// <summary>One authenticated call to one operation, with its input parsed as far as the protocol goes.</summary>
internal sealed class AwsCall
{
    public required ServiceDescription Service { get; init; }

    public required string Operation { get; init; }

    public required string RequestId { get; init; }

    public required Caller Caller { get; init; }

    /// <summary>When it is run.</summary>
    public required DateTimeOffset Now { get; set; }

    public required RawRequest Request { get; init; }

    public required string SourceAddress { get; init; }

    /// <summary>The input of a JSON operation; an empty object elsewhere.</summary>
    public required JsonElement Json { get; init; }

    /// <summary>The input of a query or ec2 operation, and the query string of a REST one.</summary>
    public required QueryParameters Query { get; init; }

    /// <summary>The labels that a REST operation's path bound, in order.</summary>
    public IReadOnlyList<string> PathLabels { get; init; } = [];

    /// <summary>What CloudTrail shows as the request's parameters; an operation sets it where the input is not it.</summary>
    public JsonObject? TrailParameters { get; set; }

    /// <summary>What CloudTrail shows as the response of a call that changed something.</summary>
    public JsonObject? TrailResponse { get; set; }
}
