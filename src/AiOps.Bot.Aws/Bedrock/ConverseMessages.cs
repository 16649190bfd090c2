using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Aws.Bedrock;

/// <summary>
/// Messages in Converse's form, which is stricter than ours: users and assistants take turns beginning with a user, results of tools are a user's, nothing is
/// empty, and there are no calls where no tools are offered. Pure.
/// </summary>
internal static class ConverseMessages
{
    public static JsonArray Spell(IEnumerable<ChatMessage> messages, bool withTools)
    {
        var turns = new List<(string Role, JsonArray Blocks)>();
        foreach (var message in messages)
        {
            var role = message.Role == ChatRole.Assistant ? "assistant" : "user";
            var blocks = message.Contents.Select(c => Block(c, withTools)).OfType<JsonNode>().ToArray();
            if (blocks.Length == 0 || (turns.Count == 0 && role == "assistant"))
            {
                continue;
            }

            if (turns.Count == 0 || turns[^1].Role != role)
            {
                turns.Add((role, []));
            }

            foreach (var block in blocks)
            {
                turns[^1].Blocks.Add(block);
            }
        }

        return new([.. turns.Select(t => new JsonObject { ["role"] = t.Role, ["content"] = t.Blocks })]);
    }

    private static JsonObject? Block(AIContent content, bool withTools) => content switch
    {
        TextContent text => Text(text.Text),
        FunctionCallContent call when withTools => new() { ["toolUse"] = new JsonObject { ["toolUseId"] = call.CallId, ["name"] = call.Name, ["input"] = Input(call) } },
        FunctionCallContent call => Text($"[called {call.Name} {Input(call).ToJsonString()}]"),
        FunctionResultContent result when withTools => new() { ["toolResult"] = Result(result) },
        FunctionResultContent result => Text($"[result: {ResultText(result)}]"),
        _ => null,
    };

    private static JsonObject? Text(string text) => string.IsNullOrWhiteSpace(text) ? null : new() { ["text"] = text };

    private static JsonObject Input(FunctionCallContent call) =>
        JsonSerializer.SerializeToNode(call.Arguments ?? new Dictionary<string, object?>(), AIJsonUtilities.DefaultOptions) as JsonObject ?? [];

    private static JsonObject Result(FunctionResultContent result)
    {
        var text = ResultText(result);
        return new()
        {
            ["toolUseId"] = result.CallId,
            ["content"] = new JsonArray(new JsonObject { ["text"] = text.Length == 0 ? "(nothing)" : text }),
            ["status"] = result.Exception is null ? "success" : "error",
        };
    }

    private static string ResultText(FunctionResultContent result) => result.Result switch
    {
        null => "",
        string text => text,
        var other => JsonSerializer.Serialize(other, other.GetType(), AIJsonUtilities.DefaultOptions),
    };
}
