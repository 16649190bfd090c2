using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>
/// A random sample of a stream in which a point is the less likely to be held the older it is: each draws a key once, and those with the lowest are held (weighted reservoir sampling, Efraimidis and
/// Spirakis 2006, with weights that grow as e^(number / memory), in logarithms so that nothing overflows).
/// </summary>
internal sealed class FadingSample(int capacity, int memory)
{
    private readonly PriorityQueue<int, double> _held = new(capacity);

    public int Count => _held.Count;

    /// <summary>The key of the next point.</summary>
    /// <param name="number">How many points came before.</param>
    public double Draw(long number, ref SplitMix random) => Math.Log(-Math.Log(1 - random.NextDouble())) - (number / (double)memory);

    public bool Wants(double key) => _held.Count < capacity || (_held.TryPeek(out _, out var highest) && key < -highest);

    /// <summary>The leaf that has to go before another one can come; false while there is room.</summary>
    public bool TryEvict(out int leaf)
    {
        leaf = 0;
        return _held.Count == capacity && _held.TryDequeue(out leaf, out _);
    }

    public void Hold(int leaf, double key) => _held.Enqueue(leaf, -key);

    /// <param name="leaves">How the tree that the leaves are of wrote them.</param>
    public void Save(ModelOutput output, IReadOnlyList<int> leaves)
    {
        var places = leaves.Select((leaf, place) => (leaf, place)).ToDictionary(p => p.leaf, p => p.place);
        var held = _held.UnorderedItems.OrderBy(h => h.Priority).ToArray();
        output.Array<int>([.. held.Select(h => places[h.Element])]);
        output.Array<double>([.. held.Select(h => h.Priority)]);
    }

    /// <exception cref="FormatException">It holds other points than the tree.</exception>
    public static FadingSample Load(ModelInput input, RandomCutOptions options, RandomCutTree tree)
    {
        var places = input.Array<int>();
        var priorities = input.Array<double>(places.Length);
        var sample = new FadingSample(options.SampleSize, options.Memory);
        sample._held.EnqueueRange(places.Select((place, i) => (tree.FirstLeaf + place, priorities[i])));
        return places.Length == tree.Mass && places.GroupBy(p => p).All(g => tree.MassOf(g.Key) == g.Count())
            ? sample
            : throw new FormatException("A tree of the model does not hold what its sample holds.");
    }
}
