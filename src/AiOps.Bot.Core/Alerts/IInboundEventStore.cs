namespace AiOps.Bot.Core.Alerts;

/// <summary>Keeps raw payloads until they became alerts.</summary>
public interface IInboundEventStore
{
    /// <summary>Stores the payload durably.</summary>
    /// <returns>False where the same event was accepted before.</returns>
    Task<bool> AcceptAsync(InboundEvent inbound, CancellationToken cancellationToken);

    /// <summary>Accepted events that have not become alerts yet, oldest first.</summary>
    Task<IReadOnlyList<InboundEvent>> PendingAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Puts an event that no alert can be made of aside, with the reason. It is kept.</summary>
    Task RejectAsync(string id, string reason, CancellationToken cancellationToken);

    Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
