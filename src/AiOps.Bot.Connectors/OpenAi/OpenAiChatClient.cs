using System.ClientModel;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using AiMessage = Microsoft.Extensions.AI.ChatMessage;

namespace AiOps.Bot.Connectors.OpenAi;

/// <summary>A model behind OpenAI's chat completions API, whole or streamed, with tools and structured output.</summary>
internal sealed class OpenAiChatClient(ChatClient client, Uri endpoint, string model) : IChatClient
{
    private readonly ChatClientMetadata _metadata = new("openai", endpoint, model);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<AiMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var completion = await client.CompleteChatAsync(OpenAiMessages.From(messages, options), OpenAiSettings.From(options), cancellationToken);
            return OpenAiAnswers.From(completion.Value);
        }
        catch (ClientResultException exception)
        {
            throw OpenAiFailure.From(exception);
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<AiMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var calls = new StreamedCalls();
        var pieces = client.CompleteChatStreamingAsync(OpenAiMessages.From(messages, options), OpenAiSettings.From(options), cancellationToken);
        await foreach (var piece in OpenAiFailure.Translated(pieces, cancellationToken))
        {
            foreach (var call in piece.ToolCallUpdates)
            {
                calls.Add(call);
            }

            yield return Update(piece, piece.FinishReason is null ? [] : calls.Take());
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey switch
    {
        not null => null,
        _ when serviceType == typeof(ChatClientMetadata) => _metadata,
        _ when serviceType.IsInstanceOfType(this) => this,
        _ => null,
    };

    public void Dispose()
    {
        // The inner client owns nothing that needs disposal: its connections belong to the process.
    }

    private static ChatResponseUpdate Update(StreamingChatCompletionUpdate piece, IReadOnlyList<AIContent> calls)
    {
        List<AIContent> contents = [.. piece.ContentUpdate.Where(p => p.Text is not null).Select(p => new TextContent(p.Text)), .. calls];
        if (OpenAiAnswers.Usage(piece.Usage) is { } usage)
        {
            contents.Add(new UsageContent(usage));
        }

        return new(ChatRole.Assistant, contents)
        {
            ResponseId = piece.CompletionId,
            ModelId = piece.Model,
            CreatedAt = piece.CreatedAt,
            FinishReason = piece.FinishReason is { } reason ? OpenAiAnswers.Reason(reason) : null,
        };
    }
}
