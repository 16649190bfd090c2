using System.Collections.Concurrent;

namespace AiOps.Bot.Hosting;

/// <summary>Knows up to which time every source has been read. Silence before that time is silence; after it, it is only not read yet.</summary>
internal sealed class IngestBoard
{
    private readonly ConcurrentDictionary<string, DateTimeOffset?> _completeUpTo = new();

    public WorkSignal NewEvents { get; } = new();

    public void Register(string source) => _completeUpTo.TryAdd(source, null);

    public void Forget(string source) => _completeUpTo.TryRemove(source, out _);

    public void Completed(string source, DateTimeOffset upTo)
    {
        _completeUpTo[source] = upTo;
        NewEvents.Set();
    }

    /// <summary>Null until every source was read to its end once.</summary>
    public DateTimeOffset? Watermark()
    {
        var times = _completeUpTo.Values.ToArray();
        return times.Length == 0 || times.Contains(null) ? null : times.Min();
    }
}
