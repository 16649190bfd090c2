using System.Runtime.CompilerServices;
using AiOps.Bot.Core.Investigations.Models;
using Anthropic.Exceptions;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Connectors.Anthropic;

/// <summary>The package's client with failures in our words, and answers that broke off told from those that ended. Repeats nothing.</summary>
internal sealed class AnthropicChatClient(IChatClient inner, ChatClientMetadata metadata, StructuredOutput form) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GetResponseAsync(messages, Options(options), cancellationToken);
        }
        catch (AnthropicException exception)
        {
            throw Failed(exception);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var ended = false;
        await using var pieces = base.GetStreamingResponseAsync(messages, Options(options), cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveAsync(pieces))
        {
            ended |= pieces.Current.FinishReason is not null;
            yield return pieces.Current;
        }

        if (!ended)
        {
            throw new ModelFailedException(ModelFailure.Unavailable, "Anthropic's stream ended before the answer did");
        }
    }

    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(ChatClientMetadata) ? metadata : base.GetService(serviceType, serviceKey);

    private ChatOptions Options(ChatOptions? options)
    {
        var changed = options?.Clone() ?? new();
        if (form == StructuredOutput.Instruction && changed.ResponseFormat is ChatResponseFormatJson json)
        {
            changed.ResponseFormat = null;
            var schema = json.Schema is { } known ? $" that is valid by this JSON schema: {known.GetRawText()}" : "";
            changed.Instructions = $"{changed.Instructions}\n\nAnswer with one JSON object and nothing else, no code fence,{schema}".Trim();
        }

        return changed;
    }

    private static async ValueTask<bool> MoveAsync(IAsyncEnumerator<ChatResponseUpdate> pieces)
    {
        try
        {
            return await pieces.MoveNextAsync();
        }
        catch (AnthropicException exception)
        {
            throw Failed(exception);
        }
    }

    private static ModelFailedException Failed(AnthropicException exception) => exception switch
    {
        { InnerException: ModelFailedException ours } => ours,
        AnthropicApiException refused => ModelFailedException.OfStatus((int)refused.StatusCode),
        AnthropicIOException => ModelFailedException.OfStatus(0),
        AnthropicSseException => new(ModelFailure.Unavailable, "Anthropic broke the answer off with an error"),
        _ => new(ModelFailure.Unreadable, $"Anthropic's answer cannot be read ({exception.GetType().Name})"),
    };
}
