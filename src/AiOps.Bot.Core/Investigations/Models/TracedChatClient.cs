using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>One span and its metrics for each request to one model, repeats included.</summary>
internal sealed class TracedChatClient(IChatClient inner, TracedModel model) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var traced = new TracedRequest(model, messages, options);
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken);
            traced.Answered(response);
            return response;
        }
        catch (Exception exception)
        {
            traced.Failed(exception);
            throw;
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var traced = new TracedRequest(model, messages, options);
        var seen = new List<ChatResponseUpdate>();
        await using var pieces = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveAsync(pieces, traced))
        {
            seen.Add(pieces.Current);
            yield return pieces.Current;
        }

        traced.Answered(seen.ToChatResponse());
    }

    private static async Task<bool> MoveAsync(IAsyncEnumerator<ChatResponseUpdate> pieces, TracedRequest traced)
    {
        try
        {
            return await pieces.MoveNextAsync();
        }
        catch (Exception exception)
        {
            traced.Failed(exception);
            throw;
        }
    }
}
