using System.Text.Json.Nodes;

namespace AiOps.Bot.Tests.Aws;

/// <summary>
/// One recorded exchange: a case as the oracle takes it and what the oracle, AWS's own client library, said about it. "request" is what it sends;
/// "meaning" is how it understands the answer that the case holds.
/// </summary>
internal sealed record GoldenFile(string Name, JsonObject Case, JsonObject Said)
{
    public const string Requests = "requests";
    public const string Responses = "responses";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Aws", "Golden");

    public string Operation => (string)Case["operation"]!;

    public static IEnumerable<string> Names(string kind) =>
        Directory.GetFiles(Path.Combine(Folder, kind), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    public static GoldenFile Read(string kind, string name)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, kind, name + ".json")))!;
        return new(name, file["case"]!.AsObject(), file[kind == Requests ? "request" : "meaning"]!.AsObject());
    }

    /// <summary>Which host serves which API where: pairs of a case and a host.</summary>
    public static IReadOnlyList<(JsonObject Case, string Host)> Endpoints() =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "endpoints.json")))!.AsArray().Select(e => (e!["case"]!.AsObject(), (string)e["host"]!))];
}
