using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>
/// A request in one spelling, so that equal requests have equal digests: what the cache and recordings are found by. Everything that may change the answer is in
/// it; what a request is for and who sent it is not. Pure.
/// </summary>
internal static class CanonicalRequest
{
    public static JsonElement Of(IEnumerable<ChatMessage> messages, ChatOptions? options) => JsonSerializer.SerializeToElement(With(options ?? new(), messages));

    public static string Digest(JsonElement request) => CanonicalJson.Digest(request);

    private static JsonObject With(ChatOptions options, IEnumerable<ChatMessage> messages) => new()
    {
        ["instructions"] = options.Instructions,
        ["messages"] = new JsonArray([.. messages.Select(m => new JsonObject { ["role"] = m.Role.Value, ["contents"] = new JsonArray([.. m.Contents.Select(Content)]) })]),
        ["maxOutputTokens"] = options.MaxOutputTokens,
        ["temperature"] = options.Temperature,
        ["topP"] = options.TopP,
        ["seed"] = options.Seed,
        ["stop"] = new JsonArray([.. (options.StopSequences ?? []).Select(s => (JsonNode)s)]),
        ["format"] = Format(options.ResponseFormat),
        ["tools"] = new JsonArray([.. (options.Tools ?? []).Select(Tool)]),
        ["toolMode"] = Mode(options.ToolMode),
    };

    /// <summary>A content as text that stands for it.</summary>
    public static JsonNode Content(AIContent content) => content switch
    {
        TextContent text => new JsonObject { ["text"] = text.Text },
        FunctionCallContent call => new JsonObject { ["call"] = call.CallId, ["name"] = call.Name, ["arguments"] = Node(call.Arguments) },
        FunctionResultContent result => new JsonObject { ["result"] = result.CallId, ["value"] = Node(result.Result) },
        TextReasoningContent reasoning => new JsonObject { ["reasoning"] = reasoning.Text },
        _ => new JsonObject { ["other"] = content.GetType().Name },
    };

    private static JsonNode? Node(object? value) => value is null ? null : JsonSerializer.SerializeToNode(value, value.GetType(), AIJsonUtilities.DefaultOptions);

    private static JsonNode? Format(ChatResponseFormat? format) => format switch
    {
        ChatResponseFormatJson { Schema: { } schema } => JsonNode.Parse(schema.GetRawText()),
        ChatResponseFormatJson => "json",
        _ => null,
    };

    private static string? Mode(ChatToolMode? mode) => mode switch
    {
        null => null,
        RequiredChatToolMode required => $"required:{required.RequiredFunctionName}",
        _ => mode.GetType().Name,
    };

    private static JsonNode Tool(AITool tool) => new JsonObject
    {
        ["name"] = tool.Name,
        ["description"] = tool.Description,
        ["schema"] = tool is AIFunctionDeclaration function ? JsonNode.Parse(function.JsonSchema.GetRawText()) : null,
    };
}
