namespace AiOps.Bot.Core.Conversations;

/// <summary>Keeps replies until they are sent.</summary>
public interface IChatOutbox
{
    /// <summary>Stores a reply that no request led to (a reminder, an escalation). Done a second time it changes nothing.</summary>
    Task AddAsync(OutgoingReply reply, CancellationToken cancellationToken);

    /// <summary>Replies that may be tried now, oldest first.</summary>
    Task<IReadOnlyList<OutgoingReply>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Counts a failed attempt and puts the next one off.</summary>
    Task PutOffAsync(string id, DateTimeOffset notBefore, CancellationToken cancellationToken);

    /// <summary>It was sent, or will never be.</summary>
    Task RemoveAsync(string id, CancellationToken cancellationToken);
}
