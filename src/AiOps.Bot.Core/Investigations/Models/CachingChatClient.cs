using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>Gives the answer again that the same request had a short while ago, so that a crash between asking and storing does not cost twice.</summary>
internal sealed class CachingChatClient(IChatClient inner, ModelAnswerCache cache) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var key = CanonicalRequest.Digest(CanonicalRequest.Of(messages, options));
        if (Known(key, options) is { } updates)
        {
            return updates.ToChatResponse();
        }

        var response = await base.GetResponseAsync(messages, options, cancellationToken);
        cache.Keep(key, response.ToChatResponseUpdates());
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var key = CanonicalRequest.Digest(CanonicalRequest.Of(messages, options));
        if (Known(key, options) is { } updates)
        {
            foreach (var update in updates)
            {
                yield return update;
            }

            yield break;
        }

        // What the reader does not read to its end is not kept: the loop is left by its disposal.
        var collected = new List<ChatResponseUpdate>();
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            collected.Add(update);
            yield return update;
        }

        cache.Keep(key, collected);
    }

    private IReadOnlyList<ChatResponseUpdate>? Known(string key, ChatOptions? options)
    {
        var call = ModelCall.Of(options);
        if (call is { Fresh: true } || cache.Find(key) is not { } updates)
        {
            return null;
        }

        call?.Add(Spending.ModelSpend.None with { FromCache = true, Model = updates.Select(u => u.ModelId).FirstOrDefault(m => m is not null) });
        return updates;
    }
}
