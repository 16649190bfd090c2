using System.ClientModel;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using AiMessage = Microsoft.Extensions.AI.ChatMessage;

namespace AiOps.Bot.Connectors.OpenAi;

/// <summary>A model behind OpenAI's chat completions API, whole or streamed, with tools and structured output. Repeats nothing.</summary>
internal sealed class OpenAiChatClient(ChatClient client, OpenAiServer server, OpenAiForm form) : IChatClient
{
    private readonly ChatClientMetadata _metadata = new(server.Name, server.Endpoint, server.Model);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<AiMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = messages as IReadOnlyList<AiMessage> ?? [.. messages];
        for (var way = form.Current; ;)
        {
            try
            {
                var completion = await client.CompleteChatAsync(OpenAiMessages.From(request, options, way), OpenAiSettings.From(options, way, server), cancellationToken);
                form.Took(way);
                return OpenAiAnswers.From(completion.Value);
            }
            catch (ClientResultException exception) when (IsRefused(exception) && form.After(way, options) is { } next)
            {
                way = next;
            }
            catch (ClientResultException exception)
            {
                throw OpenAiFailure.From(exception);
            }
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<AiMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var calls = new StreamedCalls();
        var (pieces, any) = await OpenAsync(messages as IReadOnlyList<AiMessage> ?? [.. messages], options, cancellationToken);
        await using var opened = pieces;
        for (var more = any; more; more = await OpenAiFailure.MoveAsync(pieces))
        {
            var piece = pieces.Current;
            foreach (var call in piece.ToolCallUpdates)
            {
                calls.Add(call);
            }

            yield return OpenAiAnswers.From(piece, piece.FinishReason is null ? [] : calls.Take());
        }

        // Some servers end a stream without saying why; calls must not get lost with it.
        if (calls.Take() is { Count: > 0 } rest)
        {
            yield return new(ChatRole.Assistant, [.. rest]) { FinishReason = Microsoft.Extensions.AI.ChatFinishReason.ToolCalls };
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

    private async Task<(IAsyncEnumerator<StreamingChatCompletionUpdate> Pieces, bool Any)> OpenAsync(
        IReadOnlyList<AiMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        for (var way = form.Current; ;)
        {
            var answer = client.CompleteChatStreamingAsync(OpenAiMessages.From(messages, options, way), OpenAiSettings.From(options, way, server), cancellationToken);
            var pieces = answer.GetAsyncEnumerator(cancellationToken);
            try
            {
                var any = await pieces.MoveNextAsync();
                form.Took(way);
                return (pieces, any);
            }
            catch (Exception exception)
            {
                await pieces.DisposeAsync();
                way = exception is ClientResultException refusal && IsRefused(refusal) && form.After(way, options) is { } next ? next : throw OpenAiFailure.Of(exception);
            }
        }
    }

    private static bool IsRefused(ClientResultException exception) => exception.Status is 400 or 422;
}
