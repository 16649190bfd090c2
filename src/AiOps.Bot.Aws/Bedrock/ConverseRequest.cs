using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Aws.Bedrock;

/// <summary>Our request in Converse's form. Pure.</summary>
internal static class ConverseRequest
{
    public static JsonObject Spell(IEnumerable<ChatMessage> messages, ChatOptions options, BedrockModel model)
    {
        var all = messages.ToArray();
        var tools = Tools(options, model);
        return new JsonObject { ["messages"] = ConverseMessages.Spell(all.Where(m => m.Role != ChatRole.System), withTools: tools is not null) }
            .With("system", System(all, options, model))
            .With("inferenceConfig", Inference(options))
            .With("toolConfig", tools)
            .With("outputConfig", Output(options, model))
            .With("guardrailConfig", model.Guardrail is { } guardrail ? new JsonObject { ["guardrailIdentifier"] = guardrail.Id, ["guardrailVersion"] = guardrail.Version } : null);
    }

    private static JsonArray? System(ChatMessage[] messages, ChatOptions options, BedrockModel model)
    {
        string?[] texts = [options.Instructions, .. messages.Where(m => m.Role == ChatRole.System).Select(m => m.Text), InWords(options, model)];
        var blocks = texts.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => (JsonNode)new JsonObject { ["text"] = t }).ToArray();
        return blocks.Length == 0 ? null : new(blocks);
    }

    /// <summary>The form in words, for models that neither take tools nor schemas.</summary>
    private static string? InWords(ChatOptions options, BedrockModel model) => options.ResponseFormat switch
    {
        ChatResponseFormatJson { Schema: { } schema } when model.Form is StructuredOutput.Instruction or StructuredOutput.Json =>
            $"Answer with one JSON object and nothing else, no code fence, that is valid by this JSON schema: {schema.GetRawText()}",
        ChatResponseFormatJson { Schema: null } => "Answer with one JSON object and nothing else, no code fence.",
        _ => null,
    };

    private static JsonObject? Inference(ChatOptions options)
    {
        var inference = new JsonObject()
            .With("maxTokens", options.MaxOutputTokens)
            .With("temperature", options.Temperature)
            .With("topP", options.TopP)
            .With("stopSequences", options.StopSequences?.ToArray() ?? []);
        return inference.Count == 0 ? null : inference;
    }

    private static JsonObject? Tools(ChatOptions options, BedrockModel model)
    {
        var tools = (options.Tools ?? []).OfType<AIFunctionDeclaration>().Select(t => Tool(t.Name, t.Description, t.JsonSchema)).ToList();
        if (options.ToolMode is NoneChatToolMode)
        {
            tools.Clear();
        }

        var others = tools.Count;
        var answer = model.AnswerTool(options);
        if (answer is not null)
        {
            tools.Add(Tool(answer, "Takes your answer. Call it once, when the answer is complete.", ((ChatResponseFormatJson)options.ResponseFormat!).Schema!.Value));
        }

        return tools.Count == 0 ? null : new JsonObject { ["tools"] = new JsonArray([.. tools]) }.With("toolChoice", Choice(options.ToolMode, answer, others));
    }

    private static JsonObject? Choice(ChatToolMode? mode, string? answer, int others) => (mode, answer) switch
    {
        (RequiredChatToolMode { RequiredFunctionName: { } name }, _) => Named(name),
        (_, not null) when others == 0 => Named(answer),
        (RequiredChatToolMode, _) or (_, not null) => new() { ["any"] = new JsonObject() },
        _ => null,
    };

    private static JsonObject Named(string tool) => new() { ["tool"] = new JsonObject { ["name"] = tool } };

    private static JsonObject Tool(string name, string description, JsonElement schema) => new JsonObject
    {
        ["toolSpec"] = new JsonObject { ["name"] = name, ["inputSchema"] = new JsonObject { ["json"] = JsonNode.Parse(schema.GetRawText()) } }
            .With("description", string.IsNullOrWhiteSpace(description) ? null : description),
    };

    private static JsonObject? Output(ChatOptions options, BedrockModel model)
    {
        if (model.Form != StructuredOutput.Schema || options.ResponseFormat is not ChatResponseFormatJson { Schema: { } schema } json)
        {
            return null;
        }

        var definition = new JsonObject { ["schema"] = schema.GetRawText(), ["name"] = json.SchemaName ?? "answer" }.With("description", json.SchemaDescription);
        return new() { ["textFormat"] = new JsonObject { ["type"] = "json_schema", ["structure"] = new JsonObject { ["jsonSchema"] = definition } } };
    }
}
