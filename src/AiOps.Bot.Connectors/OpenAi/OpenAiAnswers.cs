using Microsoft.Extensions.AI;
using OpenAI.Chat;
using AiMessage = Microsoft.Extensions.AI.ChatMessage;
using AiReason = Microsoft.Extensions.AI.ChatFinishReason;
using WireReason = OpenAI.Chat.ChatFinishReason;

namespace AiOps.Bot.Connectors.OpenAi;

/// <summary>OpenAI's answers in our form. Pure.</summary>
internal static class OpenAiAnswers
{
    public static ChatResponse From(ChatCompletion completion)
    {
        var contents = new List<AIContent>(completion.Content.Where(p => p.Text is not null).Select(p => new TextContent(p.Text)));
        contents.AddRange(Refusal(completion.Refusal));
        contents.AddRange(completion.ToolCalls.Select(c => OpenAiTools.Call(c.Id, c.FunctionName, c.FunctionArguments.ToString())));
        return new(new AiMessage(ChatRole.Assistant, contents))
        {
            ResponseId = completion.Id,
            ModelId = completion.Model,
            CreatedAt = completion.CreatedAt,
            FinishReason = completion.Refusal is null ? Reason(completion.FinishReason) : AiReason.ContentFilter,
            Usage = Usage(completion.Usage),
        };
    }

    /// <summary>A piece of a stream.</summary>
    /// <param name="calls">The tool calls that are whole with this piece.</param>
    public static ChatResponseUpdate From(StreamingChatCompletionUpdate piece, IReadOnlyList<AIContent> calls)
    {
        List<AIContent> contents = [.. piece.ContentUpdate.Where(p => p.Text is not null).Select(p => new TextContent(p.Text)), .. Refusal(piece.RefusalUpdate), .. calls];
        if (Usage(piece.Usage) is { } usage)
        {
            contents.Add(new UsageContent(usage));
        }

        return new(ChatRole.Assistant, contents)
        {
            ResponseId = piece.CompletionId,
            ModelId = piece.Model,
            CreatedAt = piece.CreatedAt,
            FinishReason = piece.FinishReason is { } reason ? Reason(reason) : null,
        };
    }

    public static AiReason Reason(WireReason reason) => reason switch
    {
        WireReason.Length => AiReason.Length,
        WireReason.ContentFilter => AiReason.ContentFilter,
        WireReason.ToolCalls or WireReason.FunctionCall => AiReason.ToolCalls,
        _ => AiReason.Stop,
    };

    public static UsageDetails? Usage(ChatTokenUsage? usage) => usage is null ? null : new()
    {
        InputTokenCount = usage.InputTokenCount,
        OutputTokenCount = usage.OutputTokenCount,
        TotalTokenCount = usage.TotalTokenCount,
    };

    private static IEnumerable<AIContent> Refusal(string? refusal) => string.IsNullOrEmpty(refusal) ? [] : [new ErrorContent(refusal) { ErrorCode = "Refusal" }];
}
