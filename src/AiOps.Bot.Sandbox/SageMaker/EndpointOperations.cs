using System.Globalization;
using System.Text;
using System.Text.Json;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.SageMaker;

/// <summary>SageMaker Runtime: calls of endpoints, with the wire formats of the built-in algorithms.</summary>
internal sealed class EndpointOperations(SandboxEndpoints endpoints) : IServiceOperations
{
    private const int MostBytes = 6 * 1024 * 1024;

    public IEnumerable<Operation> Operations => [new("sagemaker", "InvokeEndpoint", false, Invoke)];

    private AwsReply Invoke(AwsCall call)
    {
        if (call.Request.Body.Length > MostBytes)
        {
            throw new AwsErrorException("ValidationError", "The payload is larger than 6 MB.");
        }

        var endpoint = endpoints.Find(call.PathLabels[0]);
        var rows = call.Request.Header("Content-Type") switch
        {
            "text/csv" => Csv(call.Request.Body),
            "application/json" => Json(call.Request.Body),
            var other => throw Container(415, $"content type {other} is not supported"),
        };
        if (rows.FirstOrDefault(r => r.Length != endpoint.Width) is { } odd)
        {
            throw Container(400, $"a row has {odd.Length} features, the model was trained on {endpoint.Width}");
        }

        var scores = endpoint.Score(rows);
        endpoints.CountAnswer();
        return call.Request.Header("Accept") == "text/csv"
            ? AwsReply.Raw("text/csv", Encoding.UTF8.GetBytes(string.Join('\n', scores.Select(s => s.ToString("R", CultureInfo.InvariantCulture))) + "\n"))
            : AwsReply.Raw("application/json", JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { [endpoint.ListName] = scores.Select(s => new Dictionary<string, double> { ["score"] = s }) }));
    }

    private static List<double[]> Csv(byte[] body) =>
    [
        .. Encoding.UTF8.GetString(body).Split('\n').Select(line => line.Split(',').Select(cell => cell.Length == 0 ? double.NaN
            : double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
            : throw Container(400, $"'{cell}' is no number")).ToArray()),
    ];

    private static List<double[]> Json(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return [.. document.RootElement.GetProperty("instances").EnumerateArray().Select(i => i.GetProperty("features").EnumerateArray().Select(f => f.GetDouble()).ToArray())];
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Container(400, "the body is not {\"instances\":[{\"features\":[...]}]}");
        }
    }

    private static AwsErrorException Container(int status, string message) => new("ModelError", $"Received client error ({status}) from primary with message \"{message}\".", 424)
    {
        Members = new Dictionary<string, object> { ["OriginalStatusCode"] = status, ["OriginalMessage"] = message },
    };
}
