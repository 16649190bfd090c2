namespace AiOps.Bot.Core.Alerts;

/// <summary>Keeps alerts for a bot elsewhere until that one has them. What is in it survives a crash.</summary>
public interface IAlertOutbox
{
    /// <summary>Adds alerts, in order. One whose id is known is left as it is, delivered ones too.</summary>
    Task AddAsync(IReadOnlyList<OutgoingAlert> alerts, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Alerts that were not delivered yet, in the order in which they were added.</summary>
    Task<IReadOnlyList<OutgoingAlert>> WaitingAsync(int limit, CancellationToken cancellationToken);

    /// <summary>How many wait.</summary>
    Task<long> CountWaitingAsync(CancellationToken cancellationToken);

    /// <summary>The other side has it stored.</summary>
    Task DeliveredAsync(string id, CancellationToken cancellationToken);

    /// <summary>The other side will never take it. It is kept with the reason.</summary>
    Task RefusedAsync(string id, string reason, CancellationToken cancellationToken);

    /// <summary>Forgets what was added before and waits no more.</summary>
    Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
