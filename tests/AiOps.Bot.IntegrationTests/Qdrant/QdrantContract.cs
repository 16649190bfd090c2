using System.Text.Json.Nodes;

namespace AiOps.Bot.IntegrationTests.Qdrant;

/// <summary>Qdrant's published OpenAPI document, where the environment says where it is.</summary>
internal sealed class QdrantContract
{
    public const string Variable = "AIOPS_TEST_QDRANT_CONTRACT";

    private readonly JsonObject _paths;
    private readonly ContractSchema _schemas;

    private QdrantContract(JsonObject document) => (_paths, _schemas) = (document["paths"]!.AsObject(), new(document));

    /// <summary>Null where it is not here.</summary>
    public static QdrantContract? Find() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path
        ? new(JsonNode.Parse(File.ReadAllText(path))!.AsObject())
        : null;

    /// <summary>What is wrong with a request; null where nothing is.</summary>
    public string? RequestFault(string method, string path, IEnumerable<string> parameters, JsonNode? body)
    {
        if (OperationOf(method, path) is not { } operation)
        {
            return $"there is no {method} {path}";
        }

        var allowed = (operation["parameters"] as JsonArray ?? []).Where(p => (string?)p!["in"] == "query").Select(p => (string)p!["name"]!).ToHashSet();
        var unknown = parameters.FirstOrDefault(p => !allowed.Contains(p));
        var schema = operation["requestBody"]?["content"]?["application/json"]?["schema"];
        return unknown is not null ? $"{unknown} is no parameter of {method} {path}"
            : schema is not null ? _schemas.FaultOf(body, schema)
            : body is not null ? $"{method} {path} has no body" : null;
    }

    /// <summary>What is wrong with our double's answer of success; null where nothing is.</summary>
    public string? AnswerFault(string method, string path, JsonNode body) =>
        OperationOf(method, path)?["responses"]?["200"]?["content"]?["application/json"]?["schema"] is { } schema ? _schemas.FaultOf(body, schema) : null;

    private JsonNode? OperationOf(string method, string path)
    {
        var parts = path.Trim('/').Split('/');
        var template = _paths.Select(p => p.Key)
            .Where(t => t.Trim('/').Split('/') is var own && own.Length == parts.Length && own.Zip(parts).All(z => z.First == z.Second || z.First.StartsWith('{')))
            .MinBy(t => t.Count(c => c == '{'));
        return template is null ? null : _paths[template]![method.ToLowerInvariant()];
    }
}
