using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Rarity;

/// <summary>Who serves which operation, as alerts about calls have shown.</summary>
internal sealed class OperationServers
{
    // An operation that many serve is a generic name, which points at nobody.
    private const int MostServers = 2;

    private readonly Dictionary<string, SortedSet<string>> _servers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _callers = new(StringComparer.Ordinal);

    public OperationServers(IEnumerable<RaisedAlert> alerts)
    {
        foreach (var alert in alerts.Where(a => a.Caller.Length > 0 && !AlertNames.IsInside(a)))
        {
            Add(_servers, AlertNames.OperationOf(alert), alert.Entity);
            Add(_callers, alert.Entity, alert.Caller);
        }
    }

    /// <summary>The others that serve it; none where it is not known, or too many.</summary>
    public IReadOnlyList<string> Of(string operation, string caller)
    {
        var others = _servers.TryGetValue(operation, out var all) ? all.Where(s => s != caller).ToList() : [];
        return others.Count <= MostServers ? others : [];
    }

    public IEnumerable<string> CallersOf(string entity) => _callers.TryGetValue(entity, out var callers) ? callers : [];

    private static void Add(Dictionary<string, SortedSet<string>> sets, string key, string value)
    {
        if (!sets.TryGetValue(key, out var set))
        {
            sets.Add(key, set = new(StringComparer.Ordinal));
        }

        set.Add(value);
    }
}
