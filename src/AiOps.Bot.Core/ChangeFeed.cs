using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AiOps.Bot.Core;

/// <summary>Hands each change to every subscriber of this process through a small bounded channel that drops the oldest.</summary>
public sealed class ChangeFeed : IChangeFeed
{
    private const int Capacity = 256;
    private readonly ConcurrentDictionary<Channel<IncidentId>, byte> _subscribers = new();

    public void Publish(IncidentId incident)
    {
        foreach (var subscriber in _subscribers.Keys)
        {
            subscriber.Writer.TryWrite(incident);
        }
    }

    public async IAsyncEnumerable<IncidentId> SubscribeAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<IncidentId>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest });
        _subscribers.TryAdd(channel, 0);
        try
        {
            await foreach (var incident in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return incident;
            }
        }
        finally
        {
            _subscribers.TryRemove(channel, out _);
        }
    }
}
