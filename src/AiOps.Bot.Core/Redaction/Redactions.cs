using System.Collections.Concurrent;

namespace AiOps.Bot.Core.Redaction;

/// <summary>Keeps the placeholders of the incidents worked on, in memory only: a map of secrets must not be found in any database.</summary>
internal sealed class Redactions : IRedactor
{
    /// <summary>More incidents than are worked on at once; a forgotten one begins to number anew.</summary>
    private const int MaxIncidents = 512;

    private readonly ConcurrentDictionary<IncidentId, SecretRedactor> _incidents = new();
    private readonly ConcurrentQueue<IncidentId> _order = new();

    public string Redact(string text) => new SecretRedactor().Redact(text);

    public SecretRedactor Of(IncidentId incident)
    {
        if (_incidents.TryGetValue(incident, out var known))
        {
            return known;
        }

        var redactor = _incidents.GetOrAdd(incident, _ => new());
        _order.Enqueue(incident);
        while (_order.Count > MaxIncidents && _order.TryDequeue(out var oldest))
        {
            _incidents.TryRemove(oldest, out _);
        }

        return redactor;
    }
}
