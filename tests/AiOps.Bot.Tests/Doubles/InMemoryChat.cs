using AiOps.Bot.Core;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Doubles;

/// <summary>Requests, replies, posts and ratings in memory, with the compare-and-set of the real stores.</summary>
internal sealed class InMemoryChat : IChatInbox, IChatOutbox, IChatPostStore, IAnswerRatingStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (ChatRequest Request, bool Pending)> _requests = [];
    private readonly Dictionary<string, OutgoingReply> _replies = [];
    private readonly Dictionary<(IncidentId, ConversationRef), ChatPost> _posts = [];
    private readonly Dictionary<(string, string, string), (IncidentId, ConversationRef)> _messages = [];

    public List<(AnswerRating Rating, VerifiedIdentity By)> Ratings { get; } = [];

    public IReadOnlyList<OutgoingReply> Replies => Read(() => _replies.Values.ToList());

    public IReadOnlyList<ChatPost> Posts => Read(() => _posts.Values.ToList());

    public Task<bool> AcceptAsync(ChatRequest request, CancellationToken cancellationToken) => Task.FromResult(Read(() => _requests.TryAdd(request.Id, (request, true))));

    public Task<IReadOnlyList<ChatRequest>> PendingAsync(int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ChatRequest>>(
        Read(() => _requests.Values.Where(r => r.Pending).Select(r => r.Request).OrderBy(r => r.ReceivedAt).ThenBy(r => r.Id, StringComparer.Ordinal).Take(limit).ToList()));

    public Task<IReadOnlyList<ChatRequest>> RecentAsync(ConversationRef conversation, DateTimeOffset since, int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ChatRequest>>(
        Read(() => _requests.Values.Where(r => !r.Pending).Select(r => r.Request)
            .Where(r => r.ReceivedAt >= since && r.Conversation.Platform == conversation.Platform && r.Conversation.Tenant == conversation.Tenant && r.Conversation.Id == conversation.Id)
            .OrderByDescending(r => r.ReceivedAt).Take(limit).Reverse().ToList()));

    public Task FinishAsync(string id, IReadOnlyList<OutgoingReply> replies, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_requests.TryGetValue(id, out var known) && known.Pending)
            {
                _requests[id] = known with { Pending = false };
                foreach (var reply in replies)
                {
                    _replies.TryAdd(reply.Id, reply);
                }
            }
        }

        return Task.CompletedTask;
    }

    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => Task.FromResult(0L);

    public Task AddAsync(OutgoingReply reply, CancellationToken cancellationToken)
    {
        Read(() => _replies.TryAdd(reply.Id, reply));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<OutgoingReply>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OutgoingReply>>(
        Read(() => _replies.Values.Where(r => r.NotBefore <= now).OrderBy(r => r.CreatedAt).ThenBy(r => r.Id, StringComparer.Ordinal).Take(limit).ToList()));

    public Task PutOffAsync(string id, DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        Read(() => _replies[id] = _replies[id] with { Attempts = _replies[id].Attempts + 1, NotBefore = notBefore });
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        Read(() => _replies.Remove(id));
        return Task.CompletedTask;
    }

    public Task<ChatPost?> GetAsync(IncidentId incident, ConversationRef conversation, CancellationToken cancellationToken) =>
        Task.FromResult(Read(() => _posts.GetValueOrDefault((incident, conversation))));

    public Task<IReadOnlyList<ChatPost>> ListAsync(IncidentId incident, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ChatPost>>(Read(() => _posts.Values.Where(p => p.Incident == incident).ToList()));

    public Task<ChatPost?> FindAsync(string platform, string conversation, string message, CancellationToken cancellationToken) =>
        Task.FromResult(Read(() => _messages.TryGetValue((platform, conversation, message), out var key) ? _posts.GetValueOrDefault(key) : null));

    public Task<bool> SaveAsync(ChatPost post, CancellationToken cancellationToken) => Task.FromResult(Read(() =>
    {
        var key = (post.Incident, post.Conversation);
        if ((_posts.GetValueOrDefault(key)?.Version ?? 0) != post.Version)
        {
            return false;
        }

        _posts[key] = post with { Version = post.Version + 1 };
        if (post.Message is { } message)
        {
            _messages.TryAdd((post.Conversation.Platform, post.Conversation.Id, message), key);
        }

        return true;
    }));

    public Task SaveAsync(AnswerRating rating, VerifiedIdentity by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        Ratings.Add((rating, by));
        return Task.CompletedTask;
    }

    public Task<(long Helpful, long Unhelpful)> CountAsync(DateTimeOffset since, CancellationToken cancellationToken) => Task.FromResult((0L, 0L));

    private T Read<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }
}
