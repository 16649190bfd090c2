using System.Collections.Concurrent;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Tests.Doubles;

/// <summary>Keeps what a platform's adapter hands in, each id once.</summary>
internal sealed class CollectingDesk : IChatDesk
{
    private readonly ConcurrentDictionary<string, ChatRequest> _requests = new();
    private int _offered;

    public IReadOnlyCollection<ChatRequest> Requests => [.. _requests.Values];

    public int Offered => Volatile.Read(ref _offered);

    public Task<bool> AcceptAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _offered);
        return Task.FromResult(_requests.TryAdd(request.Id, request));
    }

    public async Task<TAnswer?> HandleNowAsync<TAnswer>(ChatRequest request, TimeSpan atMost, Func<ChatOutcome, Task<TAnswer>> show, CancellationToken cancellationToken)
        where TAnswer : class
    {
        await AcceptAsync(request, cancellationToken);
        return null;
    }
}
