using System.Collections.Concurrent;

namespace AiOps.Bot.Core.Redaction;

/// <summary>
/// Gives each incident its redactor. With the installation's key placeholders are named by it and identities go to the ledger; without one they are numbered in memory,
/// and a forgotten incident begins anew. Secrets themselves are kept nowhere.
/// </summary>
internal sealed class Redactions : IRedactor
{
    /// <summary>More incidents than are worked on at once.</summary>
    private const int MaxIncidents = 512;

    private readonly PlaceholderKey? _key;
    private readonly IdentityLedger? _ledger;
    private readonly IReadOnlyList<SecretPattern> _more;
    private readonly ConcurrentDictionary<IncidentId, SecretRedactor> _incidents = new();
    private readonly ConcurrentQueue<IncidentId> _order = new();

    public Redactions()
        : this(null, null, [])
    {
    }

    /// <param name="hidden">The kinds of <see cref="RedactionOptions.Hide"/>.</param>
    public Redactions(PlaceholderKey? key, IdentityLedger? ledger, IEnumerable<string> hidden)
    {
        (_key, _ledger) = (key, ledger);
        _more = [.. hidden.Distinct(StringComparer.Ordinal).Where(IdentityPatterns.Knows).SelectMany(h => IdentityPatterns.Choices[h])];
    }

    public SecretRedactor Unbound => _key is null ? new(new PlaceholderMap(), _more) : new(new KeyedPlaceholders(_key, null, _ledger), _more);

    public string Redact(string text) => new SecretRedactor(new PlaceholderMap(), _more).Redact(text);

    public SecretRedactor Of(IncidentId incident) => _key is null ? Numbered(incident) : new(new KeyedPlaceholders(_key, incident, _ledger), _more);

    private SecretRedactor Numbered(IncidentId incident)
    {
        if (_incidents.TryGetValue(incident, out var known))
        {
            return known;
        }

        var redactor = _incidents.GetOrAdd(incident, _ => new(new PlaceholderMap(), _more));
        _order.Enqueue(incident);
        while (_order.Count > MaxIncidents && _order.TryDequeue(out var oldest))
        {
            _incidents.TryRemove(oldest, out _);
        }

        return redactor;
    }
}
