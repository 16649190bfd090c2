using AiOps.Bot.Core;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Tests.Doubles;

/// <summary>Posts by conversation and message, and nothing more.</summary>
internal sealed class KnownThreads(params (string Conversation, string Message)[] posts) : IChatPostStore
{
    public Task<ChatPost?> GetAsync(IncidentId incident, ConversationRef conversation, CancellationToken cancellationToken) => Task.FromResult<ChatPost?>(null);

    public Task<IReadOnlyList<ChatPost>> ListAsync(IncidentId incident, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ChatPost>>([]);

    public Task<ChatPost?> FindAsync(string platform, string conversation, string message, CancellationToken cancellationToken) =>
        Task.FromResult(posts.Contains((conversation, message)) ? new ChatPost { Incident = new("inc-1"), Conversation = new(platform, "T", conversation) } : null);

    public Task<bool> SaveAsync(ChatPost post, CancellationToken cancellationToken) => Task.FromResult(true);
}
