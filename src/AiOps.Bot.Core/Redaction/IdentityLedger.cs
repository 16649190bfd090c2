using System.Threading.Channels;

namespace AiOps.Bot.Core.Redaction;

/// <summary>
/// Collects the people, hosts and accounts that were replaced, sealed, until they are stored: redacting itself never waits. What finds no room is not kept, which
/// costs a reader a value and nothing else; it is collected again the next time it is seen. Thread-safe.
/// </summary>
public sealed class IdentityLedger(TimeProvider time)
{
    private const int Room = 10_000;

    /// <summary>Longer ones are no names.</summary>
    private const int LongestValue = 320;

    /// <summary>How long one that was collected is not collected again.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(6);

    private readonly Channel<KeptIdentity> _waiting = Channel.CreateBounded<KeptIdentity>(new BoundedChannelOptions(Room) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<string, DateTimeOffset> _collected = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Waits until there are some.</summary>
    public async Task<IReadOnlyList<KeptIdentity>> TakeAsync(int most, CancellationToken cancellationToken)
    {
        await _waiting.Reader.WaitToReadAsync(cancellationToken);
        return Take(most);
    }

    /// <summary>Those that are there, at most so many.</summary>
    public IReadOnlyList<KeptIdentity> Take(int most)
    {
        var taken = new List<KeptIdentity>();
        while (taken.Count < most && _waiting.Reader.TryRead(out var identity))
        {
            taken.Add(identity);
        }

        return taken;
    }

    /// <summary>They could not be stored: they are collected again when they are seen again.</summary>
    public void Forget(IEnumerable<KeptIdentity> identities)
    {
        lock (_lock)
        {
            foreach (var identity in identities)
            {
                _collected.Remove(identity.Placeholder);
            }
        }
    }

    internal void Collect(PlaceholderKey key, string placeholder, IncidentId? incident, in FoundSecret found)
    {
        var now = time.GetUtcNow();
        if (found.Value.Length <= LongestValue && IsNew(placeholder, now))
        {
            _waiting.Writer.TryWrite(new(placeholder, found.Kind, incident, key.Seal(placeholder, found.Value), now));
        }
    }

    private bool IsNew(string placeholder, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_collected.TryGetValue(placeholder, out var at) && now - at < Fresh)
            {
                return false;
            }

            if (_collected.Count >= Room)
            {
                _collected.Clear();
            }

            _collected[placeholder] = now;
            return true;
        }
    }
}
