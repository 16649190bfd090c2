namespace AiOps.Bot.Core.Conversations;

/// <summary>Keeps what a platform needs to write to a conversation first (Teams: the conversation reference), learned from what it delivers.</summary>
public interface IConversationStore
{
    /// <param name="reference">The adapter's own text.</param>
    Task SaveAsync(ConversationRef conversation, string reference, DateTimeOffset seenAt, CancellationToken cancellationToken);

    /// <summary>The adapter's own text; null where the bot was never there.</summary>
    Task<string?> FindAsync(string platform, string conversation, CancellationToken cancellationToken);

    /// <summary>All of a platform, most recently seen first.</summary>
    Task<IReadOnlyList<(ConversationRef Conversation, string Reference)>> ListAsync(string platform, CancellationToken cancellationToken);

    /// <summary>The bot was removed from it.</summary>
    Task RemoveAsync(ConversationRef conversation, CancellationToken cancellationToken);
}
