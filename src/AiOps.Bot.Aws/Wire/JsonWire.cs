using System.Text;
using System.Text.Json.Nodes;

namespace AiOps.Bot.Aws.Wire;

/// <summary>Spells calls of the JSON 1.0 and 1.1 protocols.</summary>
internal static class JsonWire
{
    public static AwsCall Call(AwsApi api, string operation, JsonObject input) => new()
    {
        Api = api,
        Operation = operation,
        Headers = [new("X-Amz-Target", $"{api.TargetPrefix}.{operation}")],
        Body = Encoding.UTF8.GetBytes(input.ToJsonString()),
        ContentType = api.Protocol == AwsProtocol.Json10 ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1",
    };

    /// <summary>Sets a member that has a value; AWS's protocols leave the others out.</summary>
    public static JsonObject With(this JsonObject input, string name, JsonNode? value)
    {
        if (value is not null)
        {
            input[name] = value;
        }

        return input;
    }

    public static JsonObject With(this JsonObject input, string name, IReadOnlyCollection<string> values) =>
        values.Count == 0 ? input : input.With(name, new JsonArray([.. values.Select(v => (JsonNode)v)]));
}
