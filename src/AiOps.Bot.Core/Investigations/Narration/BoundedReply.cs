using System.Collections.Immutable;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Narration;

/// <summary>What a model answered, read no further than allowed.</summary>
/// <param name="Message">To go on the conversation with.</param>
/// <param name="Calls">The tools that it wants asked; empty where it is done.</param>
/// <param name="IsWhole">False where the answer was longer than is read, or broke off at the model's own limit.</param>
/// <param name="Tokens">Sent and received as far as the model counts them; else estimated at four characters each.</param>
internal sealed record BoundedReply(ChatMessage Message, ImmutableArray<FunctionCallContent> Calls, bool IsWhole, long Tokens)
{
    private const int CharactersPerToken = 4;

    public string Text => Message.Text;

    /// <summary>Reads an answer as it comes in, at most so many characters of it.</summary>
    public static async Task<BoundedReply> ReadAsync(
        IChatClient model, IReadOnlyList<ChatMessage> messages, (ChatOptions Options, int MaxCharacters) bounds, CancellationToken cancellationToken)
    {
        var updates = new List<ChatResponseUpdate>();
        var length = 0;
        await foreach (var update in model.GetStreamingResponseAsync(messages, bounds.Options, cancellationToken).WithCancellation(cancellationToken))
        {
            length += update.Contents.Sum(LengthOf);
            if (length > bounds.MaxCharacters)
            {
                return Of(updates, messages, length, whole: false);
            }

            updates.Add(update);
        }

        return Of(updates, messages, length, whole: true);
    }

    private static BoundedReply Of(List<ChatResponseUpdate> updates, IReadOnlyList<ChatMessage> messages, int length, bool whole)
    {
        var response = updates.ToChatResponse();
        var contents = response.Messages.SelectMany(m => m.Contents).Where(c => c is TextContent or FunctionCallContent or TextReasoningContent).ToList();
        var estimate = (messages.Sum(m => m.Contents.Sum(LengthOf)) + length) / CharactersPerToken;
        return new(
            new(ChatRole.Assistant, contents),
            [.. contents.OfType<FunctionCallContent>()],
            whole && response.FinishReason != ChatFinishReason.Length,
            response.Usage is { } usage ? (usage.TotalTokenCount ?? (usage.InputTokenCount ?? 0) + (usage.OutputTokenCount ?? 0)) : estimate);
    }

    private static int LengthOf(AIContent content) => content switch
    {
        TextContent text => text.Text.Length,
        TextReasoningContent reasoning => reasoning.Text.Length,
        FunctionCallContent call => call.Name.Length + (call.Arguments?.Sum(a => a.Key.Length + (a.Value?.ToString()?.Length ?? 4)) ?? 0),
        FunctionResultContent result => result.Result?.ToString()?.Length ?? 0,
        _ => 0,
    };
}
