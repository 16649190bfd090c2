using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.IntegrationTests.Teams;

internal sealed class InMemoryConversations : IConversationStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (ConversationRef Conversation, string Reference, DateTimeOffset At)> _kept = [];

    public int Writes { get; private set; }

    public Task SaveAsync(ConversationRef conversation, string reference, DateTimeOffset seenAt, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Writes++;
            _kept[conversation.Id] = (conversation, reference, seenAt);
            return Task.CompletedTask;
        }
    }

    public Task<string?> FindAsync(string platform, string conversation, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_kept.TryGetValue(conversation, out var kept) ? kept.Reference : null);
        }
    }

    public Task<IReadOnlyList<(ConversationRef Conversation, string Reference)>> ListAsync(string platform, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<(ConversationRef, string)>>([.. _kept.Values.OrderByDescending(k => k.At).Select(k => (k.Conversation, k.Reference))]);
        }
    }

    public Task RemoveAsync(ConversationRef conversation, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _kept.Remove(conversation.Id);
            return Task.CompletedTask;
        }
    }
}
