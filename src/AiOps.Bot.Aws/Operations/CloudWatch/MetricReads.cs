using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core;

namespace AiOps.Bot.Aws.Operations.CloudWatch;

/// <summary>Reads metrics: which there are of a resource, and their values.</summary>
internal sealed class MetricReads(AwsWire wire)
{
    /// <summary>What one call of GetMetricData may ask for (AWS's quota).</summary>
    public const int MostQueries = 500;

    /// <summary>The metrics that have a dimension of this name and value, in whatever namespace. CloudWatch forgets a metric two weeks after its last value.</summary>
    public IAsyncEnumerable<IReadOnlyList<MetricId>> ListMetricsAsync(string dimension, string value, CancellationToken cancellationToken) =>
        Paging.PagesAsync<IReadOnlyList<MetricId>>("cloudwatch:ListMetrics", async (token, cancel) =>
        {
            var input = new JsonObject().With("Dimensions", new JsonArray(Dimension(dimension, value))).With("NextToken", token);
            var answer = (await wire.SendAsync(Call("ListMetrics", input), cancel)).Json();
            return ([.. answer.Items("Metrics").Select(ReadMetric)], answer.Text("NextToken"));
        }, cancellationToken);

    /// <summary>The metrics of a namespace with a value in the last three hours.</summary>
    public IAsyncEnumerable<IReadOnlyList<MetricId>> ListMetricsAsync(string space, CancellationToken cancellationToken) =>
        Paging.PagesAsync<IReadOnlyList<MetricId>>("cloudwatch:ListMetrics", async (token, cancel) =>
        {
            var input = new JsonObject().With("Namespace", space).With("RecentlyActive", "PT3H").With("NextToken", token);
            var answer = (await wire.SendAsync(Call("ListMetrics", input), cancel)).Json();
            return ([.. answer.Items("Metrics").Select(ReadMetric)], answer.Text("NextToken"));
        }, cancellationToken);

    /// <summary>Values of at most <see cref="MostQueries"/> series in a window, oldest first, page by page: a series may come in parts.</summary>
    public IAsyncEnumerable<IReadOnlyList<MetricValues>> GetMetricDataAsync(
        IReadOnlyList<MetricQuery> queries, TimeRange window, TimeSpan period, CancellationToken cancellationToken) =>
        Paging.PagesAsync<IReadOnlyList<MetricValues>>("cloudwatch:GetMetricData", async (token, cancel) =>
        {
            var input = new JsonObject()
                .With("MetricDataQueries", new JsonArray([.. queries.Select((q, place) => Query(q, place, period))]))
                .With("StartTime", window.From.ToUnixTimeSeconds())
                .With("EndTime", window.To.ToUnixTimeSeconds())
                .With("NextToken", token)
                .With("ScanBy", "TimestampAscending");
            var answer = (await wire.SendAsync(Call("GetMetricData", input), cancel)).Json();
            return ([.. answer.Items("MetricDataResults").Select(ReadValues).OfType<MetricValues>()], answer.Text("NextToken"));
        }, cancellationToken);

    /// <summary>The header says that the caller knows the names of errors from the older query protocol, as AWS's own clients say it.</summary>
    private static AwsCall Call(string operation, JsonObject input)
    {
        var call = JsonWire.Call(AwsApi.CloudWatch, operation, input);
        return call with { Headers = call.Headers.Add(new("x-amzn-query-mode", "true")) };
    }

    private static JsonObject Query(MetricQuery query, int place, TimeSpan period) => new JsonObject()
        .With("Id", string.Create(CultureInfo.InvariantCulture, $"m{place}"))
        .With("MetricStat", new JsonObject()
            .With("Metric", new JsonObject()
                .With("Namespace", query.Metric.Namespace)
                .With("MetricName", query.Metric.Name)
                .With("Dimensions", new JsonArray([.. query.Metric.Dimensions.Select(d => Dimension(d.Key, d.Value))])))
            .With("Period", (int)period.TotalSeconds)
            .With("Stat", query.Statistic))
        .With("ReturnData", true);

    private static JsonObject Dimension(string name, string value) => new JsonObject().With("Name", name).With("Value", value);

    private static MetricId ReadMetric(JsonElement item) => new(
        item.TextOrEmpty("Namespace"),
        item.TextOrEmpty("MetricName"),
        [.. item.Items("Dimensions").Select(d => new KeyValuePair<string, string>(d.TextOrEmpty("Name"), d.TextOrEmpty("Value")))]);

    /// <returns>Null where it is no answer to a query of ours.</returns>
    private static MetricValues? ReadValues(JsonElement item)
    {
        if (item.Text("Id") is not ['m', .. var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place))
        {
            return null;
        }

        var points = item.Items("Timestamps").Zip(item.Items("Values"), (time, value) => (Time: TimeOf(time), Value: ValueOf(value)));
        return new(place, [.. points.Where(p => p.Time is not null && double.IsFinite(p.Value)).Select(p => (p.Time!.Value, p.Value))]);
    }

    private static DateTimeOffset? TimeOf(JsonElement time) =>
        time.ValueKind == JsonValueKind.Number && time.TryGetDouble(out var seconds) && Math.Abs(seconds) < 2e11 ? DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1_000)) : null;

    private static double ValueOf(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : double.NaN;
}
