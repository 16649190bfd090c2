using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Rarity;

/// <summary>One incident's alerts as signs by entity.</summary>
internal sealed class AlertCase
{
    private AlertCase(IReadOnlyDictionary<string, IReadOnlyList<AlertSign>> signs, IReadOnlyDictionary<string, IReadOnlyList<string>> alerts)
    {
        (Signs, Alerts) = (signs, alerts);
    }

    /// <summary>Each sign once, in a fixed order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<AlertSign>> Signs { get; }

    /// <summary>The very alerts: kind, name and caller in one text, for counting how often each came before.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Alerts { get; }

    public static AlertCase Of(IReadOnlyCollection<RaisedAlert> alerts, OperationServers servers)
    {
        var signs = new Dictionary<string, SortedSet<AlertSign>>(StringComparer.Ordinal);
        var exact = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var alert in alerts)
        {
            Add(signs, alert.Entity, SignOf(alert));
            Add(exact, alert.Entity, string.Join('\n', alert.Kind, AlertNames.WithoutEntity(alert), alert.Caller));
        }

        foreach (var (entity, sign) in CallSigns.Of(alerts, servers))
        {
            Add(signs, entity, sign);
        }

        return new(Frozen(signs), Frozen(exact));
    }

    /// <summary>Of alerts about calls only the outcome: the operations are too many to learn each.</summary>
    private static AlertSign SignOf(RaisedAlert alert) => AlertNames.IsCall(alert)
        ? new(AlertNames.IsInside(alert) ? AlertSign.Inside : AlertSign.Called, AlertNames.OutcomeOf(alert))
        : new(alert.Kind, AlertNames.WithoutEntity(alert));

    private static void Add<T>(Dictionary<string, SortedSet<T>> sets, string entity, T value)
    {
        if (!sets.TryGetValue(entity, out var set))
        {
            sets.Add(entity, set = typeof(T) == typeof(string) ? new((IComparer<T>)StringComparer.Ordinal) : []);
        }

        set.Add(value);
    }

    private static Dictionary<string, IReadOnlyList<T>> Frozen<T>(Dictionary<string, SortedSet<T>> sets) =>
        sets.ToDictionary(s => s.Key, s => (IReadOnlyList<T>)[.. s.Value], StringComparer.Ordinal);
}
