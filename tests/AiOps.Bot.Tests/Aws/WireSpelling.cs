using System.Text.Json.Nodes;

namespace AiOps.Bot.Tests.Aws;

/// <summary>
/// A request as far as two clients must agree. JSON bodies are compared as JSON values, since order and escapes are free there; form bodies as ordered
/// lists of names and values, since a space may be + or %20; all else to the letter.
/// </summary>
internal static class WireSpelling
{
    /// <summary>What differs from client to client or from second to second.</summary>
    private static readonly string[] OwnHeaders = ["host", "authorization", "x-amz-date", "x-amz-security-token", "user-agent", "content-length"];

    public static JsonObject Of(SentRequest sent) => new()
    {
        ["method"] = sent.Method.Method,
        ["host"] = sent.Uri.Authority,
        ["path"] = sent.Uri.AbsolutePath,
        ["query"] = sent.Uri.Query.TrimStart('?'),
        ["headers"] = new JsonObject(sent.Headers.Where(h => !OwnHeaders.Contains(h.Key.ToLowerInvariant())).Select(h => KeyValuePair.Create(h.Key.ToLowerInvariant(), (JsonNode?)h.Value))),
        ["body"] = sent.Body,
    };

    /// <summary>With the body taken apart.</summary>
    public static JsonObject Comparable(JsonObject request)
    {
        var result = request.DeepClone().AsObject();
        var body = (string?)request["body"] ?? "";
        var isJson = ((string?)request["headers"]?["content-type"])?.Contains("json", StringComparison.Ordinal) == true;
        result["body"] = isJson ? JsonNode.Parse(body) : new JsonArray([.. body.Split('&').Select(p => (JsonNode)Plain(p))]);
        return result;
    }

    private static string Plain(string pair)
    {
        var at = pair.IndexOf('=', StringComparison.Ordinal);
        return $"{Uri.UnescapeDataString(pair[..at].Replace('+', ' '))} = {Uri.UnescapeDataString(pair[(at + 1)..].Replace('+', ' '))}";
    }
}
