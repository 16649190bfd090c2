using System.Text.Json.Nodes;
using AiOps.Bot.IntegrationTests.Teams;

namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>What OpenAI's API demands of a request, beyond its schema, and how a request is read.</summary>
internal static class OpenAiRules
{
    private static readonly string[] Known =
        ["model", "messages", "stream", "stream_options", "temperature", "top_p", "max_tokens", "max_completion_tokens", "response_format", "tools", "tool_choice", "stop"];

    /// <summary>By OpenAI's own contract, where it is at hand (AIOPS_TEST_OPENAI_CONTRACT).</summary>
    public static IEnumerable<string> ByContract(string schema, JsonObject body)
    {
        if (Environment.GetEnvironmentVariable("AIOPS_TEST_OPENAI_CONTRACT") is not { Length: > 0 } path)
        {
            return [];
        }

        var contract = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        contract["$ref"] = $"#/components/schemas/{schema}";
        return new JsonSchemaSubset(contract).Faults(body);
    }

    public static IEnumerable<string> OfChat(JsonObject body, OpenAiQuirks quirks) =>
    [
        .. body.Select(p => p.Key).Except(Known).Select(k => $"{k} is unknown"),
        .. Messages(body["messages"] as JsonArray ?? []),
        .. (body["tools"] as JsonArray ?? []).SelectMany(t => Tool(t!)),
        .. Limits(body, quirks),
    ];

    public static IEnumerable<string> OfEmbeddings(JsonObject body, OpenAiQuirks quirks)
    {
        if (body["input"] is JsonArray { Count: 0 or > 2048 } || (body["input"] as JsonArray ?? []).Any(t => ((string?)t)?.Length is null or 0))
        {
            yield return "input: an empty text, none, or more than 2048";
        }

        if (body["model"] is null)
        {
            yield return "model is missing";
        }
    }

    public static ModelQuestion QuestionOf(JsonObject body, int number)
    {
        var messages = (body["messages"] as JsonArray ?? []).Select(m => m!.AsObject()).ToArray();
        string Texts(params string[] roles) => string.Join('\n', messages.Where(m => roles.Contains((string?)m["role"])).Select(m => TextOf(m["content"])));
        return new(
            number,
            Texts("system", "developer"),
            Texts("user", "tool"),
            [.. (body["tools"] as JsonArray ?? []).Select(t => (string)t!["function"]!["name"]!)],
            [.. messages.Where(m => (string?)m["role"] == "tool").Select(m => TextOf(m["content"]))]);
    }

    private static string TextOf(JsonNode? content) => content switch
    {
        JsonArray parts => string.Concat(parts.Select(p => (string?)p?["text"])),
        JsonValue text => (string)text!,
        _ => "",
    };

    private static IEnumerable<string> Messages(JsonArray messages)
    {
        var open = new HashSet<string>();
        foreach (var message in messages.Select(m => m!.AsObject()))
        {
            var role = (string?)message["role"];
            if (role == "tool")
            {
                if (!open.Remove((string?)message["tool_call_id"] ?? ""))
                {
                    yield return "a tool's message answers no call";
                }
            }
            else if (open.Count > 0)
            {
                yield return $"a call of a tool has no answer before the next {role} message";
                open.Clear();
            }

            open.UnionWith((message["tool_calls"] as JsonArray ?? []).Select(c => (string)c!["id"]!));
            if (role is "user" or "system" && TextOf(message["content"]).Length == 0)
            {
                yield return $"a {role} message is empty";
            }
        }
    }

    private static IEnumerable<string> Tool(JsonNode tool)
    {
        var name = (string?)tool["function"]?["name"] ?? "";
        if (name.Length is 0 or > 64 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-')))
        {
            yield return $"the tool's name '{name}' is not as it must be";
        }
    }

    private static IEnumerable<string> Limits(JsonObject body, OpenAiQuirks quirks)
    {
        var format = (string?)body["response_format"]?["type"];
        if ((quirks.NoSchemas && format == "json_schema") || (quirks.NoFormats && format is not null))
        {
            yield return $"response_format {format} is not supported";
        }

        if (format == "json_object" && !body["messages"]!.ToJsonString().Contains("JSON", StringComparison.OrdinalIgnoreCase))
        {
            yield return "response_format json_object needs the word JSON in a message";
        }

        if (quirks.NoTools && body["tools"] is not null)
        {
            yield return "this model does not support tools";
        }

        if (quirks.NoOldNames && body["max_tokens"] is not null)
        {
            yield return "max_tokens is not supported, use max_completion_tokens";
        }
    }
}
