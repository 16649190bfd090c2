namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// How empty the part of space is that the last four values fall into, by random half-space trees whose mass profile is that of the last full window (Tan, Ting, Liu, Fast Anomaly
/// Detection for Streaming Data, IJCAI 2011): the isolation forest for streams. Follows drift within a window or two. The deviation is -log2 of the density, averaged over
/// the trees; its unit the median of late.
/// </summary>
internal sealed class HalfSpaceTreesScorer : ISeriesScorer
{
    private const int Trees = 25;
    private const int Depth = 8;
    private const int Nodes = (1 << (Depth + 1)) - 1;
    private const int Shingle = 4;
    private const int Window = 250;
    private const int LeastMass = 10;
    private readonly (int Dimension, double At)[][] _splits = new (int, double)[Trees][];
    private readonly int[][] _mass = new int[Trees][];
    private readonly int[][] _newMass = new int[Trees][];
    private readonly ValueRing _values = new(Shingle);
    private readonly Spread _spread = new();
    private readonly Spread _usual = new();
    private readonly double[] _point = new double[Shingle];
    private long _rows;

    /// <param name="random">Seeded; the same seed makes the same trees.</param>
    public HalfSpaceTreesScorer(Random random)
    {
        for (var tree = 0; tree < Trees; tree++)
        {
            _splits[tree] = new (int, double)[Nodes];
            (_mass[tree], _newMass[tree]) = (new int[Nodes], new int[Nodes]);
            Split(random, _splits[tree], 0, new double[Shingle], [.. Enumerable.Repeat(1.0, Shingle)]);
        }
    }

    public string Name => "half-space-trees";

    public SeriesReading Observe(in SeriesPoint point)
    {
        // Into 0..1, the usual range in the middle of it.
        _values.Add(0.5 + (Math.Atan((point.Value - _spread.Median) / (2 * Math.Max(_spread.Unit, 1e-12))) / Math.PI));
        _spread.Add(point.Value);
        if (_values.Count < Shingle)
        {
            return SeriesReading.Unknown;
        }

        _values.CopyTo(_point);
        var bits = 0.0;
        for (var tree = 0; tree < Trees; tree++)
        {
            bits += Pass(tree) / Trees;
        }

        if (++_rows % Window == 0)
        {
            Turn();
        }

        var usual = Math.Max(_usual.Median, 1);
        _usual.Add(bits);
        return _rows <= Window ? SeriesReading.Unknown : new(bits, usual, double.NaN);
    }

    public void Save(BinaryWriter writer)
    {
        _values.Save(writer);
        _spread.Save(writer);
        _usual.Save(writer);
        writer.Write(_rows);
        foreach (var mass in _mass.Concat(_newMass).SelectMany(m => m))
        {
            writer.Write(mass);
        }
    }

    public void Load(BinaryReader reader)
    {
        _values.Load(reader);
        _spread.Load(reader);
        _usual.Load(reader);
        _rows = reader.ReadInt64();
        foreach (var masses in _mass.Concat(_newMass))
        {
            for (var node = 0; node < Nodes; node++)
            {
                masses[node] = reader.ReadInt32();
            }
        }
    }

    // Each tree's space is cut in half along a random dimension; the tree's own random centre keeps cuts of different trees apart.
    private static void Split(Random random, (int, double)[] splits, int node, double[] low, double[] high)
    {
        var dimension = random.Next(Shingle);
        var at = low[dimension] + ((high[dimension] - low[dimension]) * (0.35 + (0.3 * random.NextDouble())));
        splits[node] = (dimension, at);
        if ((2 * node) + 2 >= Nodes)
        {
            return;
        }

        var (left, right) = ((double[])high.Clone(), (double[])low.Clone());
        (left[dimension], right[dimension]) = (at, at);
        Split(random, splits, (2 * node) + 1, low, left);
        Split(random, splits, (2 * node) + 2, right, high);
    }

    /// <summary>Counts the point on its way down; the bits by which the node it ends in is emptier than one that holds everything.</summary>
    private double Pass(int tree)
    {
        var (node, depth) = (0, 0);
        var (ended, bits) = (false, 0.0);
        while (true)
        {
            _newMass[tree][node]++;
            if (!ended && (_mass[tree][node] <= LeastMass || depth == Depth))
            {
                (ended, bits) = (true, Depth + Math.Log2(Window) - depth - Math.Log2(_mass[tree][node] + 0.5));
            }

            if (depth == Depth)
            {
                return bits;
            }

            var (dimension, at) = _splits[tree][node];
            node = (2 * node) + (_point[dimension] < at ? 1 : 2);
            depth++;
        }
    }

    private void Turn()
    {
        for (var tree = 0; tree < Trees; tree++)
        {
            (_mass[tree], _newMass[tree]) = (_newMass[tree], _mass[tree]);
            Array.Clear(_newMass[tree]);
        }
    }
}
