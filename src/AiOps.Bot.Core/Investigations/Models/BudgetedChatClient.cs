using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>
/// Lets a request through only where the budget has room for it, caps its answer to that room, and settles what it really used. It stands next to the client, so
/// that each attempt of each model is counted.
/// </summary>
internal sealed class BudgetedChatClient(IChatClient inner, MeteredModel model) : DelegatingChatClient(inner)
{
    /// <summary>Servers that do not heed the asked length are cut off at so many times of it; estimated tokens are not exact.</summary>
    private const int Overrun = 4;

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await using var metered = model.Begin(messages, options, cancellationToken);
        var response = await metered.GuardAsync(c => base.GetResponseAsync(messages, metered.Options, c));
        metered.Saw(response.Text, response.Usage);
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var metered = model.Begin(messages, options, cancellationToken);
        await using var pieces = base.GetStreamingResponseAsync(messages, metered.Options, metered.Limit).GetAsyncEnumerator(metered.Limit);
        while (await metered.GuardAsync(_ => pieces.MoveNextAsync().AsTask()))
        {
            var update = pieces.Current;
            metered.Saw(update.Text, update.Contents.OfType<UsageContent>().LastOrDefault()?.Details);
            metered.RefuseMoreThan(Overrun);
            yield return update;
        }
    }
}
