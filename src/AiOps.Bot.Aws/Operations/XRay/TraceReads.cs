using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core;

namespace AiOps.Bot.Aws.Operations.XRay;

/// <summary>Reads traces: which there were, and their segments.</summary>
internal sealed class TraceReads(AwsWire wire)
{
    /// <summary>What one call of BatchGetTraces takes (AWS's quota).</summary>
    public const int MostTraces = 5;

    /// <summary>Ids of a sample of the traces that began in a window of at most six hours.</summary>
    public IAsyncEnumerable<IReadOnlyList<string>> GetTraceSummariesAsync(TimeRange window, CancellationToken cancellationToken) =>
        Paging.PagesAsync<IReadOnlyList<string>>("xray:GetTraceSummaries", async (token, cancel) =>
        {
            var input = new JsonObject()
                .With("StartTime", window.From.ToUnixTimeSeconds())
                .With("EndTime", window.To.ToUnixTimeSeconds())
                .With("TimeRangeType", "TraceId")
                .With("Sampling", true)
                .With("NextToken", token);
            var answer = await AskAsync("GetTraceSummaries", "/TraceSummaries", input, cancel);
            return ([.. answer.Items("TraceSummaries").Select(s => s.Text("Id")).OfType<string>()], answer.Text("NextToken"));
        }, cancellationToken);

    /// <summary>The segments of at most <see cref="MostTraces"/> traces.</summary>
    public IAsyncEnumerable<IReadOnlyList<TraceSegment>> BatchGetTracesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        Paging.PagesAsync<IReadOnlyList<TraceSegment>>("xray:BatchGetTraces", async (token, cancel) =>
        {
            var answer = await AskAsync("BatchGetTraces", "/Traces", new JsonObject().With("TraceIds", ids).With("NextToken", token), cancel);
            var segments = answer.Items("Traces").SelectMany(t => t.Items("Segments").Select(s => new TraceSegment(t.TextOrEmpty("Id"), s.TextOrEmpty("Document"))));
            return ([.. segments], answer.Text("NextToken"));
        }, cancellationToken);

    private async Task<JsonElement> AskAsync(string operation, string path, JsonObject input, CancellationToken cancellationToken)
    {
        var call = new RestCall(AwsApi.XRay, operation, HttpMethod.Post, path).Body(Encoding.UTF8.GetBytes(input.ToJsonString())).Build();
        return (await wire.SendAsync(call, cancellationToken)).Json();
    }
}
