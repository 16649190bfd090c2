namespace AiOps.Bot.Core.Conversations;

/// <summary>Where a platform's adapter hands in what it has verified and parsed.</summary>
public interface IChatDesk
{
    /// <summary>Stores the request; a worker does the rest. Returns as soon as it is stored.</summary>
    /// <returns>False where it was delivered before.</returns>
    Task<bool> AcceptAsync(ChatRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the request and handles it at once, for platforms that want the result in the answer. The reply that is given to <paramref name="show"/> is not put
    /// in the outbox: what it returns shows it. Few are answered like this at a time, showing included.
    /// </summary>
    /// <returns>Null where it was delivered before, or where there is no time for it now: handling goes on, and the reply goes to the outbox.</returns>
    Task<TAnswer?> HandleNowAsync<TAnswer>(ChatRequest request, TimeSpan atMost, Func<ChatOutcome, Task<TAnswer>> show, CancellationToken cancellationToken)
        where TAnswer : class;
}
