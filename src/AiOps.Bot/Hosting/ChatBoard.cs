using System.Collections.Concurrent;

namespace AiOps.Bot.Hosting;

/// <summary>What desk and workers of the chat tell each other.</summary>
internal sealed class ChatBoard
{
    private readonly ConcurrentDictionary<string, byte> _underWay = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _finished = new(StringComparer.Ordinal);

    public WorkSignal Requests { get; } = new();

    public WorkSignal Replies { get; } = new();

    /// <summary>Requests that were finished since they were last forgotten: a list that was read before may still have them.</summary>
    public IReadOnlyCollection<string> Finished => [.. _finished.Keys];

    /// <summary>How many requests are being handled in this process.</summary>
    public int UnderWay => _underWay.Count;

    /// <returns>False where somebody in this process is at it, or finished it a moment ago.</returns>
    public bool TryTake(string request) => !_finished.ContainsKey(request) && _underWay.TryAdd(request, 0);

    public bool IsFree(string request) => !_finished.ContainsKey(request) && !_underWay.ContainsKey(request);

    public void Release(string request, bool isFinished)
    {
        if (isFinished)
        {
            _finished[request] = 0;
        }

        _underWay.TryRemove(request, out _);
    }

    public void Forget(IEnumerable<string> finished)
    {
        foreach (var request in finished)
        {
            _finished.TryRemove(request, out _);
        }
    }
}
