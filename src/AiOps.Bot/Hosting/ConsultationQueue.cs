using AiOps.Bot.Core;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Hosting;

/// <summary>
/// Investigations that a model may still look into, the worst incidents first. Bounded, in memory: what is lost with it is words, the result itself is stored. Of one incident only the
/// newest waits. Thread-safe.
/// </summary>
internal sealed class ConsultationQueue : IDisposable
{
    private const int Most = 200;

    private readonly Lock _lock = new();
    private readonly Dictionary<IncidentId, (Severity Severity, long Order, Investigation Investigation)> _waiting = [];
    private readonly SemaphoreSlim _signal = new(0);
    private long _last;

    /// <summary>Where there are too many, the least severe that waited longest goes without.</summary>
    public void Add(Investigation investigation, Severity severity)
    {
        lock (_lock)
        {
            _waiting[investigation.Incident] = (severity, _last++, investigation);
            if (_waiting.Count > Most)
            {
                _waiting.Remove(_waiting.OrderBy(w => w.Value.Severity).ThenBy(w => w.Value.Order).First().Key);
            }
        }

        _signal.Release();
    }

    public async Task<Investigation> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _signal.WaitAsync(cancellationToken);
            lock (_lock)
            {
                if (_waiting.Count > 0)
                {
                    var (next, waiting) = _waiting.OrderByDescending(w => w.Value.Severity).ThenBy(w => w.Value.Order).First();
                    _waiting.Remove(next);
                    return waiting.Investigation;
                }
            }
        }
    }

    public void Dispose() => _signal.Dispose();
}
