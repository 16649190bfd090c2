using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core;

namespace AiOps.Bot.Aws.Operations.Logs;

/// <summary>CloudWatch Logs Insights: queries that run by themselves and are asked for their result.</summary>
internal sealed class InsightsReads(AwsWire wire)
{
    /// <summary>What AWS takes in one query.</summary>
    public const int MostGroups = 50;

    /// <returns>The query's id.</returns>
    public async Task<string> StartQueryAsync(IReadOnlyList<string> groups, TimeRange window, (string Query, int Limit) asked, CancellationToken cancellationToken)
    {
        var input = new JsonObject()
            .With("logGroupNames", groups)
            .With("startTime", Math.Max(0, window.From.ToUnixTimeSeconds()))
            .With("endTime", Math.Max(0, window.To.ToUnixTimeSeconds()))
            .With("queryString", asked.Query)
            .With("limit", asked.Limit);
        return (await wire.SendAsync(JsonWire.Call(AwsApi.Logs, "StartQuery", input), cancellationToken)).Read(a => a.TextOrEmpty("queryId"));
    }

    public async Task<InsightsAnswer> GetQueryResultsAsync(string queryId, CancellationToken cancellationToken)
    {
        var answer = await wire.SendAsync(JsonWire.Call(AwsApi.Logs, "GetQueryResults", new JsonObject().With("queryId", queryId)), cancellationToken);
        return answer.Read(a => new InsightsAnswer(
            a.Text("status") ?? "Unknown",
            [.. a.Items("results").Select(Row)],
            Number(a.Member("statistics"), "recordsMatched"),
            Number(a.Member("statistics"), "bytesScanned")));
    }

    public async Task StopQueryAsync(string queryId, CancellationToken cancellationToken) =>
        await wire.SendAsync(JsonWire.Call(AwsApi.Logs, "StopQuery", new JsonObject().With("queryId", queryId)), cancellationToken);

    private static Dictionary<string, string> Row(JsonElement row)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in row.ValueKind == JsonValueKind.Array ? row.EnumerateArray() : [])
        {
            fields[field.TextOrEmpty("field")] = field.TextOrEmpty("value");
        }

        return fields;
    }

    /// <summary>AWS writes counts as floating-point numbers.</summary>
    private static long Number(JsonElement? element, string name) =>
        element?.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && number is >= 0 and < 1e17 ? (long)number : 0;
}
