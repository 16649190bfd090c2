namespace AiOps.Bot.Core;

/// <summary>Tells live views in this process that something about an incident changed. A hint to read again, never the truth itself: it may be lost.</summary>
public interface IChangeFeed
{
    /// <summary>Never blocks and never fails.</summary>
    void Publish(IncidentId incident);

    /// <summary>Changes from now on, until cancelled. A slow reader misses older ones.</summary>
    IAsyncEnumerable<IncidentId> SubscribeAsync(CancellationToken cancellationToken);
}
