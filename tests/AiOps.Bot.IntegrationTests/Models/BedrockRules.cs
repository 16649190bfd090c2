using System.Text.Json.Nodes;

namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>What Converse demands of a request beyond its shapes, and how one is read.</summary>
internal static class BedrockRules
{
    public static IEnumerable<string> OfConverse(JsonObject body)
    {
        var messages = (body["messages"] as JsonArray ?? []).Select(m => m!.AsObject()).ToArray();
        var roles = messages.Select(m => (string)m["role"]!).ToArray();
        if (roles.FirstOrDefault() != "user" || roles.Zip(roles.Skip(1)).Any(p => p.First == p.Second))
        {
            yield return $"roles do not take turns beginning with a user: {string.Join(", ", roles)}";
        }

        var blocks = messages.SelectMany(m => m["content"]!.AsArray()).Select(b => b!.AsObject()).ToArray();
        if (blocks.Any(b => b["text"] is { } text && string.IsNullOrWhiteSpace((string)text!)))
        {
            yield return "a text is blank";
        }

        if (body["toolConfig"] is null && blocks.Any(b => b["toolUse"] is not null || b["toolResult"] is not null))
        {
            yield return "toolConfig must be given where messages have tool blocks";
        }

        foreach (var (before, after) in messages.Zip(messages.Skip(1)))
        {
            var asked = before["content"]!.AsArray().Select(b => (string?)b!["toolUse"]?["toolUseId"]).OfType<string>();
            var given = after["content"]!.AsArray().Select(b => (string?)b!["toolResult"]?["toolUseId"]).OfType<string>();
            if (!asked.Order().SequenceEqual(given.Order()))
            {
                yield return "results do not answer the calls before them one by one";
            }
        }
    }

    public static IEnumerable<string> OfTitan(JsonObject body)
    {
        if (string.IsNullOrEmpty((string?)body["inputText"]) || body.Select(p => p.Key).Except(["inputText", "dimensions", "normalize"]).Any())
        {
            yield return "inputText is missing, or a member is unknown";
        }

        if (body["dimensions"] is { } dimensions && (int)dimensions is not (256 or 512 or 1024))
        {
            yield return "dimensions must be 256, 512 or 1024";
        }
    }

    public static ModelQuestion QuestionOf(JsonObject body, int number)
    {
        var blocks = (body["messages"] as JsonArray ?? []).SelectMany(m => m!["content"]!.AsArray()).Select(b => b!).ToArray();
        string[] results = [.. blocks.Select(b => b["toolResult"]).OfType<JsonNode>().Select(r => string.Concat(r["content"]!.AsArray().Select(c => (string?)c!["text"])))];
        return new(
            number,
            string.Join('\n', (body["system"] as JsonArray ?? []).Select(s => (string?)s!["text"])),
            string.Join('\n', blocks.Select(b => (string?)b["text"]).OfType<string>().Concat(results).Append((string?)body["inputText"])),
            [.. (body["toolConfig"]?["tools"] as JsonArray ?? []).Select(t => (string)t!["toolSpec"]!["name"]!)],
            results);
    }

    /// <summary>The tool that the model must call; null where it is free.</summary>
    public static string? ForcedTool(JsonObject body) => (string?)body["toolConfig"]?["toolChoice"]?["tool"]?["name"];
}
