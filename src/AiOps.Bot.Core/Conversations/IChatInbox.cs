namespace AiOps.Bot.Core.Conversations;

/// <summary>Keeps accepted chat requests until they are answered. Accepted = stored.</summary>
public interface IChatInbox
{
    /// <returns>False where a request with this id was accepted before: acknowledge it and do nothing else.</returns>
    Task<bool> AcceptAsync(ChatRequest request, CancellationToken cancellationToken);

    /// <summary>Requests that were not finished, oldest first.</summary>
    Task<IReadOnlyList<ChatRequest>> PendingAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Finished requests of one conversation, whatever their thread, from a time on: the newest ones, oldest first.</summary>
    Task<IReadOnlyList<ChatRequest>> RecentAsync(ConversationRef conversation, DateTimeOffset since, int limit, CancellationToken cancellationToken);

    /// <summary>Marks a request as dealt with and stores the replies that it leads to, in one transaction. Done a second time it changes nothing.</summary>
    Task FinishAsync(string id, IReadOnlyList<OutgoingReply> replies, CancellationToken cancellationToken);

    /// <summary>Forgets finished requests from before a time; at least a day of them is needed to know second deliveries.</summary>
    Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
