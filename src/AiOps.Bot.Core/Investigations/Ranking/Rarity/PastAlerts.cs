using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Rarity;

/// <summary>The alerts of past incidents and of the present one, numbered, with what is known of how often each came.</summary>
internal sealed class PastAlerts
{
    /// <summary>Of several statistics of one metric each says what the others say; so far that is taken into account.</summary>
    private const double OfAgreeing = 0.3;

    private readonly SignTable _table = new();
    private readonly Dictionary<(string Entity, string Alert), int> _fired = [];
    private readonly Dictionary<int, int> _signs = [];
    private readonly Dictionary<(int, int), int> _together = [];
    private readonly IReadOnlyList<AlertCase> _cases;

    public PastAlerts(IReadOnlyCollection<RaisedAlert> past, IReadOnlyCollection<RaisedAlert> present)
    {
        var servers = new OperationServers(past.Concat(present));
        _cases = [.. past.GroupBy(a => a.Incident, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => AlertCase.Of([.. g], servers))];
        var now = AlertCase.Of(present, servers);
        foreach (var one in _cases)
        {
            Count(one);
        }

        var numbered = _cases.Select(Numbered).ToList();
        Present = Numbered(now);
        PresentCase = now;
        var callers = now.Signs.Keys.Concat(_cases.SelectMany(c => c.Signs.Keys)).Distinct(StringComparer.Ordinal).ToDictionary(_table.EntityOf, servers.CallersOf);
        Model = new(_table, numbered, [.. Enumerable.Range(0, _table.Entities).Select(e => CallersOf(e, callers))]);
    }

    public int Incidents => _cases.Count;

    public NumberedCase Present { get; }

    public AlertCase PresentCase { get; }

    public CulpritModel Model { get; }

    /// <summary>In how many past incidents this very alert fired at the entity.</summary>
    public int FiredBefore(string entity, string alert) => _fired.GetValueOrDefault((entity, alert));

    public AlertSign SignOf(int place) => _table.SignOf(_table.PlaceOf(place).Sign);

    private IReadOnlyList<int> CallersOf(int entity, Dictionary<int, IEnumerable<string>> callers) =>
        callers.TryGetValue(entity, out var names) ? [.. names.Where(_names.ContainsKey).Select(n => _names[n])] : [];

    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);

    private void Count(AlertCase one)
    {
        foreach (var (entity, alerts) in one.Alerts)
        {
            foreach (var alert in alerts)
            {
                _fired[(entity, alert)] = FiredBefore(entity, alert) + 1;
            }
        }

        foreach (var (entity, signs) in one.Signs)
        {
            CountTogether([.. signs.Where(CanAgree).Select(s => _table.PlaceOf(_table.Take(s, entity)).Sign)]);
        }
    }

    private void CountTogether(int[] signs)
    {
        for (var i = 0; i < signs.Length; i++)
        {
            _signs[signs[i]] = _signs.GetValueOrDefault(signs[i]) + 1;
            for (var j = 0; j < i; j++)
            {
                var pair = Pair(signs[i], signs[j]);
                _together[pair] = _together.GetValueOrDefault(pair) + 1;
            }
        }
    }

    private static (int, int) Pair(int a, int b) => a < b ? (a, b) : (b, a);

    /// <summary>Templates and calls are statements of their own; metrics come in families.</summary>
    private static bool CanAgree(AlertSign sign) => sign.Kind.StartsWith("metric", StringComparison.OrdinalIgnoreCase);

    private NumberedCase Numbered(AlertCase one) => new([.. one.Signs.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => Numbered(one, s.Key, s.Value))]);

    private NumberedEntity Numbered(AlertCase one, string entity, IReadOnlyList<AlertSign> signs)
    {
        var places = signs.Select(s => _table.Take(s, entity)).ToArray();
        _names[entity] = _table.EntityOf(entity);
        var rarity = one.Alerts.TryGetValue(entity, out var alerts) ? alerts.Sum(a => RarityOf(entity, a)) : 0;
        return new(entity, _names[entity], places, WeightsOf(places), rarity);
    }

    /// <summary>The square of how surprising it is: a surprise more counts more than one habitual alert more.</summary>
    private double RarityOf(string entity, string alert)
    {
        var surprise = Math.Max(0, Math.Log((Incidents + 1) / (FiredBefore(entity, alert) + 0.5)));
        return surprise * surprise;
    }

    private double[] WeightsOf(int[] places)
    {
        var signs = places.Select(p => _table.PlaceOf(p).Sign).ToArray();
        return [.. signs.Select(s => CanAgree(_table.SignOf(s)) ? 1 / (1 + (OfAgreeing * signs.Where(o => o != s).Sum(o => Agreement(s, o)))) : 1)];
    }

    /// <summary>Of the times that one of two signs was at an entity, how often both were.</summary>
    private double Agreement(int a, int b)
    {
        var both = _together.GetValueOrDefault(Pair(a, b));
        return both / (_signs.GetValueOrDefault(a) + _signs.GetValueOrDefault(b) - both + 1.0);
    }
}
