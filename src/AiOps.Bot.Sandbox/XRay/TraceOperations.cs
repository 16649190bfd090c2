using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.XRay;

/// <summary>X-Ray of an account in which nothing is traced: every question is answered, with nothing.</summary>
internal sealed class TraceOperations : IServiceOperations
{
    private const int MostTraces = 5;

    public IEnumerable<Operation> Operations => [new("xray", "GetTraceSummaries", false, Summaries), new("xray", "BatchGetTraces", false, Traces)];

    private static AwsReply Summaries(AwsCall call)
    {
        if (call.Json.FindTime("StartTime") is not { } from || call.Json.FindTime("EndTime") is not { } to || from > to || to - from > TimeSpan.FromHours(6))
        {
            throw new AwsErrorException("InvalidRequestException", "StartTime and EndTime are required, in order, and at most 6 hours apart.");
        }

        return AwsReply.Json(writer =>
        {
            writer.WriteStartArray("TraceSummaries");
            writer.WriteEndArray();
            writer.WriteNumber("TracesProcessedCount", 0);
        });
    }

    private static AwsReply Traces(AwsCall call)
    {
        var ids = call.Json.Texts("TraceIds");
        if (ids.Count is 0 or > MostTraces)
        {
            throw new AwsErrorException("InvalidRequestException", $"TraceIds must have 1 to {MostTraces} members.");
        }

        return AwsReply.Json(writer =>
        {
            writer.WriteStartArray("Traces");
            writer.WriteEndArray();
            writer.WriteStartArray("UnprocessedTraceIds");
            foreach (var id in ids)
            {
                writer.WriteStringValue(id);
            }

            writer.WriteEndArray();
        });
    }
}
