namespace AiOps.Bot.Core.Conversations;

/// <summary>Where a platform's adapter hands in what it has verified and parsed.</summary>
public interface IChatDesk
{
    /// <summary>Stores the request; a worker does the rest. Returns as soon as it is stored.</summary>
    /// <returns>False where it was delivered before.</returns>
    Task<bool> AcceptAsync(ChatRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the request and handles it at once, for platforms that want the result in the answer. The reply that is returned is not put in the outbox: the
    /// caller shows it.
    /// </summary>
    /// <returns>Null where it was delivered before, or where there is no time for it now: handling goes on, and the reply goes to the outbox.</returns>
    Task<ChatOutcome?> HandleNowAsync(ChatRequest request, TimeSpan atMost, CancellationToken cancellationToken);
}
