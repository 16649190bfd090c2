using System.Collections.Concurrent;
using AiOps.Bot.Core.Alerts;

namespace AiOps.Bot.IntegrationTests.WebConsole;

internal sealed class InMemoryInbox : IInboundEventStore
{
    private readonly ConcurrentDictionary<string, InboundEvent> _events = new();

    public IReadOnlyCollection<InboundEvent> All => [.. _events.Values];

    public Task<bool> AcceptAsync(InboundEvent inbound, CancellationToken cancellationToken) => Task.FromResult(_events.TryAdd(inbound.Id, inbound));

    public Task<IReadOnlyList<InboundEvent>> PendingAsync(int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<InboundEvent>>([.. _events.Values.Take(limit)]);

    public Task RejectAsync(string id, string reason, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => Task.FromResult(0L);
}
