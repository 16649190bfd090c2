namespace AiOps.Bot.Core.Conversations;

/// <summary>Keeps which message shows which incident, and what it shows.</summary>
public interface IChatPostStore
{
    Task<ChatPost?> GetAsync(IncidentId incident, ConversationRef conversation, CancellationToken cancellationToken);

    /// <summary>All posts of an incident.</summary>
    Task<IReadOnlyList<ChatPost>> ListAsync(IncidentId incident, CancellationToken cancellationToken);

    /// <summary>The post that a thread or a click belongs to.</summary>
    Task<ChatPost?> FindAsync(string platform, string conversation, string message, CancellationToken cancellationToken);

    /// <summary>Saves by compare-and-set; version 0 = new, must not exist.</summary>
    /// <returns>False, with nothing written, where it changed meanwhile.</returns>
    Task<bool> SaveAsync(ChatPost post, CancellationToken cancellationToken);
}
