namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>A count vector that is compared with others. Weights are worked out once for each kind, and only the kinds of the other vector are looked at.</summary>
internal sealed class VectorQuery
{
    private readonly KindWeights _weights;
    private readonly int _own;
    private readonly int[] _counts;
    private readonly double[] _costs;
    private readonly double[] _known;

    /// <param name="own">See <see cref="KindWeights.Of"/>.</param>
    /// <param name="width">One more than the highest kind of the vectors that it is compared with.</param>
    public VectorQuery(CountVector vector, KindWeights weights, int own, int width)
    {
        (_weights, _own) = (weights, own);
        (_counts, _costs, _known) = (new int[width], new double[width], new double[width]);
        Costs = new (int, double)[vector.Kinds.Length];
        for (var i = 0; i < vector.Kinds.Length; i++)
        {
            var (kind, count) = (vector.Kinds[i], vector.Counts[i]);
            var weight = weights.Of(kind, count, own);
            Costs[i] = (kind, weight * Difference(count, 0));
            Alone += Costs[i].Cost;
            if (kind < width)
            {
                (_counts[kind], _costs[kind], _known[kind]) = (count, Costs[i].Cost, weight);
            }
        }

        Array.Sort(Costs, (a, b) => a.Cost != b.Cost ? b.Cost.CompareTo(a.Cost) : a.Kind.CompareTo(b.Kind));
    }

    /// <summary>The distance to a vector without events.</summary>
    public double Alone { get; }

    /// <summary>What it costs to be without each kind, the dearest first.</summary>
    public (int Kind, double Cost)[] Costs { get; }

    public double DistanceTo(CountVector other)
    {
        var distance = Alone;
        for (var i = 0; i < other.Kinds.Length; i++)
        {
            var kind = other.Kinds[i];
            distance += (WeightOf(kind) * Difference(_counts[kind], other.Counts[i])) - _costs[kind];
        }

        return Math.Max(0, distance);
    }

    private double WeightOf(int kind)
    {
        // A weight of 0 is worked out again; there are few.
        ref var weight = ref _known[kind];
        return weight > 0 ? weight : weight = _weights.Of(kind, _counts[kind], _own);
    }

    /// <summary>Counts scatter with the root of their size, so one more among many is less than one where none was.</summary>
    public static double Difference(int a, int b) => a == b ? 0 : Math.Abs((double)a - b) / Math.Sqrt(1.0 + Math.Min(a, b));
}
