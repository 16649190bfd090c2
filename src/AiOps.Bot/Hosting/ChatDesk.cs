using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Hosting;

/// <summary>Stores what platforms deliver, and answers at once where they want that.</summary>
internal sealed class ChatDesk(IChatInbox inbox, ChatHandling handling, ChatBoard board, TimeProvider time) : IChatDesk
{
    public async Task<bool> AcceptAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        // Not cancelled with the delivery: what was verified is worth keeping even where the platform hung up.
        var isNew = await inbox.AcceptAsync(request, CancellationToken.None);
        if (isNew)
        {
            board.Requests.Set();
        }

        return isNew;
    }

    public async Task<ChatOutcome?> HandleNowAsync(ChatRequest request, TimeSpan atMost, CancellationToken cancellationToken)
    {
        if (!board.TryTake(request.Id))
        {
            return null;
        }

        ChatOutcome? outcome = null;
        try
        {
            outcome = await inbox.AcceptAsync(request, CancellationToken.None) ? await HandleAsync(request, atMost, cancellationToken) : null;
            return outcome;
        }
        finally
        {
            board.Release(request.Id, outcome is not null);
            board.Requests.Set();
        }
    }

    /// <summary>What takes too long is left to the worker, who begins anew: decisions are taken once however often they are begun.</summary>
    private async Task<ChatOutcome?> HandleAsync(ChatRequest request, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await handling.AnswerAsync(request, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
