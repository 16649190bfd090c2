using System.Text.Json;
using AiOps.Bot.Aws.Wire;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Aws.Bedrock;

/// <summary>Converse's answers in our form. Pure; survives members that are missing or of another kind.</summary>
internal static class ConverseAnswer
{
    /// <param name="answerTool">The tool whose input is the answer; null where the answer is text.</param>
    public static ChatResponse Read(JsonElement root, string model, string? answerTool)
    {
        var blocks = root.Member("output")?.Member("message")?.Items("content") ?? [];
        List<AIContent> contents = [.. blocks.Select(b => Content(b, answerTool)).OfType<AIContent>()];
        var reason = Reason(root.TextOrEmpty("stopReason"), contents.OfType<FunctionCallContent>().Any());
        contents.AddRange(Intervention(root.TextOrEmpty("stopReason")));
        return new(new ChatMessage(ChatRole.Assistant, contents)) { ModelId = model, FinishReason = reason, Usage = root.Member("usage") is { } usage ? Usage(usage) : null };
    }

    /// <param name="calls">Whether tools were called, apart from the one whose input is the answer.</param>
    public static ChatFinishReason Reason(string stopReason, bool calls) => stopReason switch
    {
        "end_turn" or "stop_sequence" => ChatFinishReason.Stop,
        "tool_use" => calls ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        "max_tokens" or "model_context_window_exceeded" => ChatFinishReason.Length,
        "guardrail_intervened" or "content_filtered" => ChatFinishReason.ContentFilter,
        _ => new ChatFinishReason(stopReason.Length == 0 ? "unknown" : stopReason),
    };

    /// <summary>Says that the text is the guardrail's and not the model's.</summary>
    public static IEnumerable<AIContent> Intervention(string stopReason) => stopReason is "guardrail_intervened" or "content_filtered"
        ? [new ErrorContent("a guardrail or filter of Bedrock held the answer back") { ErrorCode = stopReason }]
        : [];

    public static UsageDetails Usage(JsonElement usage) => new()
    {
        InputTokenCount = usage.Integer("inputTokens"),
        OutputTokenCount = usage.Integer("outputTokens"),
        TotalTokenCount = usage.Integer("totalTokens"),
        CachedInputTokenCount = usage.Integer("cacheReadInputTokens"),
    };

    public static FunctionCallContent Call(string id, string name, string arguments) => FunctionCallContent.CreateFromParsedArguments(
        arguments, id, name, text => JsonSerializer.Deserialize<Dictionary<string, object?>>(text.Length == 0 ? "{}" : text, AIJsonUtilities.DefaultOptions));

    private static AIContent? Content(JsonElement block, string? answerTool)
    {
        if (block.Text("text") is { } text)
        {
            return new TextContent(text);
        }

        if (block.Member("toolUse") is not { } use)
        {
            return block.Member("reasoningContent")?.Member("reasoningText")?.Text("text") is { } reasoning ? new TextReasoningContent(reasoning) : null;
        }

        var input = use.Member("input")?.GetRawText() ?? "{}";
        return use.Text("name") == answerTool ? new TextContent(input) : Call(use.TextOrEmpty("toolUseId"), use.TextOrEmpty("name"), input);
    }
}
