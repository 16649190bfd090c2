using System.Runtime.InteropServices;
using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>The distinct count vectors of the training, the commonest first.</summary>
internal sealed class KnownVectors
{
    private readonly List<(CountVector Vector, int Sessions)> _distinct = [];
    private readonly Dictionary<ulong, int> _places = [];

    public KnownVectors(IReadOnlyList<LogSession> sessions)
    {
        var first = new Dictionary<ulong, int>();
        foreach (var session in sessions)
        {
            var vector = CountVector.Of(session);
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(first, vector.Hash, out var isKnown);
            if (!isKnown)
            {
                place = _distinct.Count;
                _distinct.Add((vector, 0));
            }

            CollectionsMarshal.AsSpan(_distinct)[place].Sessions++;
        }

        Sessions = sessions.Count;

        // By hash and not by who came first: the order of sessions must not matter where there are too many vectors to keep.
        _distinct.Sort((a, b) => a.Sessions != b.Sessions ? b.Sessions.CompareTo(a.Sessions) : a.Vector.Hash.CompareTo(b.Vector.Hash));
        for (var i = 0; i < _distinct.Count; i++)
        {
            _places[_distinct[i].Vector.Hash] = i;
        }
    }

    public IReadOnlyList<(CountVector Vector, int Sessions)> Distinct => _distinct;

    /// <summary>How many sessions there are.</summary>
    public long Sessions { get; }

    /// <summary>How many sessions have a vector.</summary>
    public int SessionsWith(CountVector vector) => _places.TryGetValue(vector.Hash, out var place) ? _distinct[place].Sessions : 0;
}
