using System.Text.Json;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.CloudWatch;

/// <summary>CloudWatch metrics: which there are, and their values.</summary>
internal sealed class MetricOperations(AccountMetrics metrics) : IServiceOperations
{
    private const int PageOfMetrics = 500;
    private const int MostQueries = 500;

    public IEnumerable<Operation> Operations => [new("cloudwatch", "ListMetrics", false, List), new("cloudwatch", "GetMetricData", false, Data)];

    private AwsReply List(AwsCall call)
    {
        var (space, name) = (call.Json.FindText("Namespace"), call.Json.FindText("MetricName"));
        var dimensions = call.Json.Items("Dimensions").Select(d => (Name: d.FindText("Name"), Value: d.FindText("Value"))).ToList();
        var offset = Offset(call);
        var found = metrics.All
            .Where(m => (space is null || m.Namespace == space) && (name is null || m.Name == name))
            .Where(m => dimensions.All(d => d.Name == m.Dimension && (d.Value is null || d.Value == m.Value)))
            .ToList();
        return AwsReply.Json(writer =>
        {
            writer.WriteStartArray("Metrics");
            foreach (var metric in found.Skip(offset).Take(PageOfMetrics))
            {
                Write(writer, metric);
            }

            writer.WriteEndArray();
            if (offset + PageOfMetrics < found.Count)
            {
                writer.WriteString("NextToken", OpaqueToken.Encode(offset + PageOfMetrics));
            }
        });
    }

    private AwsReply Data(AwsCall call)
    {
        var queries = call.Json.Items("MetricDataQueries");
        if (queries.Count is 0 or > MostQueries)
        {
            throw new AwsErrorException("ValidationError", $"The parameter MetricDataQueries must have 1 to {MostQueries} members.");
        }

        var answers = queries.Select(q => MetricDataQuery.Read(q, metrics)).ToList();
        var window = MetricWindow.Of(call, metrics.Beginning, answers.Max(a => a.PeriodSeconds));
        return AwsReply.Json(writer =>
        {
            writer.WriteStartArray("MetricDataResults");
            foreach (var query in answers)
            {
                query.Write(writer, window);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("Messages");
            writer.WriteEndArray();
        });
    }

    private static int Offset(AwsCall call) => call.Json.FindText("NextToken") switch
    {
        null => 0,
        var token => OpaqueToken.Decode(token, 1) is [>= 0 and <= int.MaxValue and var place] ? (int)place : throw new AwsErrorException("InvalidParameterValue", "Invalid nextToken"),
    };

    private static void Write(Utf8JsonWriter writer, SimulatedMetric metric)
    {
        writer.WriteStartObject();
        writer.WriteString("Namespace", metric.Namespace);
        writer.WriteString("MetricName", metric.Name);
        writer.WriteStartArray("Dimensions");
        writer.WriteStartObject();
        writer.WriteString("Name", metric.Dimension);
        writer.WriteString("Value", metric.Value);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
