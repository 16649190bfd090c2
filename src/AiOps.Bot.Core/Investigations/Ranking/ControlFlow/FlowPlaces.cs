using System.Runtime.InteropServices;

namespace AiOps.Bot.Core.Investigations.Ranking.ControlFlow;

/// <summary>
/// Gives places numbers from 0, the same in the normal period and in the incident, so that a step from one to the next is one packed number.
/// Not thread-safe while it grows.
/// </summary>
internal sealed class FlowPlaces
{
    private readonly Dictionary<FlowPlace, int> _numbers = [];
    private readonly List<FlowPlace> _places = [];

    public FlowPlace this[int number] => _places[number];

    public int Take(FlowPlaceKind kind, int entity, int number)
    {
        ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, new(kind, entity, number), out var exists);
        if (!exists)
        {
            found = _places.Count;
            _places.Add(new(kind, entity, number));
        }

        return found;
    }
}
