using System.Runtime.InteropServices;

namespace AiOps.Bot.Core.Investigations.Ranking.ControlFlow;

/// <summary>
/// Gives places numbers from 0, the same in the normal period and in the incident, so that a step from one to the next is one packed number.
/// Not thread-safe while it grows.
/// </summary>
internal sealed class FlowPlaces
{
    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<FlowPlace> _places = [];

    public FlowPlace this[int number] => _places[number];

    public int Take(FlowPlaceKind kind, int entity, int number)
    {
        ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, Pack(kind, entity, number), out var exists);
        if (!exists)
        {
            found = _places.Count;
            _places.Add(new(kind, entity, number));
        }

        return found;
    }

    // Entities and statements are numbered from 0, so their signs are free. An odd factor loses nothing and spreads the numbers, which as they are fall together in a table.
    private static ulong Pack(FlowPlaceKind kind, int entity, int number) =>
        (((ulong)kind << 62) | ((ulong)(uint)entity << 31) | (uint)number) * 0x9e3779b97f4a7c15;
}
