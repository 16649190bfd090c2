namespace AiOps.Bot.Core.Investigations.Ranking.Rarity;

/// <summary>Numbers for signs, entities and signs at entities, so that learning runs over small arrays.</summary>
internal sealed class SignTable
{
    private readonly Dictionary<AlertSign, int> _signs = [];
    private readonly Dictionary<string, int> _entities = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Sign, int Entity), int> _places = [];
    private readonly List<AlertSign> _all = [];
    private readonly List<(int Sign, int Entity)> _allPlaces = [];

    public int Signs => _signs.Count;

    public int Entities => _entities.Count;

    /// <summary>How many different signs at entities there are.</summary>
    public int Places => _places.Count;

    public AlertSign SignOf(int sign) => _all[sign];

    public (int Sign, int Entity) PlaceOf(int place) => _allPlaces[place];

    public int EntityOf(string entity)
    {
        _entities.TryAdd(entity, _entities.Count);
        return _entities[entity];
    }

    public int Take(AlertSign sign, string entity)
    {
        if (_signs.TryAdd(sign, _signs.Count))
        {
            _all.Add(sign);
        }

        var place = (_signs[sign], EntityOf(entity));
        if (_places.TryAdd(place, _places.Count))
        {
            _allPlaces.Add(place);
        }

        return _places[place];
    }
}
