using System.Text.Json;
using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Scorers.Forests;
using AiOps.Bot.Detection.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Detection.Tables;

public sealed class RandomCutTreeTests
{
    private const int Width = 2;
    private const int Capacity = 64;
    private static readonly Config Hundred = Config.QuickThrowOnFailure.WithMaxTest(100);

    [Fact]
    public void WhatIsInsertedAndForgottenLeavesNoTrace() => Check.One(Hundred, Prop.ForAll<(byte, byte)[], (byte, byte), ulong>((seen, extra, seed) =>
    {
        var random = new SplitMix(seed);
        var tree = Grown(seen, ref random);
        var before = Saved(tree);
        tree.Forget(tree.Insert(PointOf(extra), ref random));
        return before.SequenceEqual(Saved(tree));
    }));

    [Fact]
    public void EveryPointIsInOneLeafAndEveryCutPartsWhatIsBelow() => Check.One(Hundred, Prop.ForAll<(byte, byte)[], (byte, byte)[], ulong>((gone, kept, seed) =>
    {
        var random = new SplitMix(seed);
        var tree = new RandomCutTree(Capacity, Width);
        int[] leaves = [.. Take(gone, Capacity / 2).Select(p => tree.Insert(PointOf(p), ref random))];
        foreach (var point in Take(kept, Capacity / 2))
        {
            tree.Insert(PointOf(point), ref random);
        }

        Array.ForEach(leaves, tree.Forget);
        var shown = new ShownTree(Saved(tree));
        return shown.Points.Order().SequenceEqual(Take(kept, Capacity / 2).Select(p => ((float)p.Item1, (float)p.Item2)).Order());
    }));

    /// <summary>A loaded tree works out its boxes from the points; where a box were larger than it has to be, scores would differ.</summary>
    [Fact]
    public void BoxesAreNoLargerThanTheirPoints() => Check.One(Hundred, Prop.ForAll<(byte, byte)[], (byte, byte)[], ulong>((gone, kept, seed) =>
    {
        var random = new SplitMix(seed);
        var tree = new RandomCutTree(Capacity, Width);
        int[] leaves = [.. Take(gone, Capacity / 2).Select(p => tree.Insert(PointOf(p), ref random))];
        foreach (var point in Take(kept, Capacity / 2))
        {
            tree.Insert(PointOf(point), ref random);
        }

        Array.ForEach(leaves, tree.Forget);
        var loaded = RandomCutTree.Load(new(new BinaryReader(new MemoryStream(Saved(tree)))), Capacity, Width);
        return Enumerable.Range(0, 20).All(i => tree.ExpectedDisplacement([13 * i, 255 - (11 * i)]) == loaded.ExpectedDisplacement([13 * i, 255 - (11 * i)]));
    }));

    /// <summary>0, 1 and 10 are first parted behind the 1 in nine trees of ten, in whatever order they came and whatever was forgotten in between.</summary>
    [Theory]
    [InlineData(new float[] { 0, 1, 10 }, new float[0])]
    [InlineData(new float[] { 10, 0, 1 }, new float[0])]
    [InlineData(new float[] { 1, 10, 0 }, new float[] { 40, 0.5f })]
    public void CutsFallWhereTheBoxIsLong(float[] points, float[] forgotten)
    {
        var random = new SplitMix(3);
        var behind = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var tree = new RandomCutTree(8, 1);
            var leaves = new List<int>();
            foreach (var point in forgotten)
            {
                leaves.Add(tree.Insert([point], ref random));
            }

            foreach (var point in points)
            {
                tree.Insert([point], ref random);
            }

            leaves.ForEach(tree.Forget);
            behind += new ShownTree(Saved(tree), width: 1).FirstCut >= 1 ? 1 : 0;
        }

        // Four standard deviations.
        Assert.InRange(behind / 20_000.0, 0.8915, 0.9085);
    }

    /// <summary>The figures are exact: every tree with its probability, written down by an independent program from the paper's definition.</summary>
    [Fact]
    public void DisplacementsAreThoseOfTheDefinition()
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Detection", "Tables", "Fixtures", "random-cuts.json")));
        float[][] points = [.. reference.RootElement.GetProperty("points").EnumerateArray().Select(p => p.EnumerateArray().Select(v => v.GetSingle()).ToArray())];
        double[] expected = [.. reference.RootElement.GetProperty("displacement").EnumerateArray().Select(v => v.GetDouble())];
        const int Trees = 20_000;
        var random = new SplitMix(4);
        var sums = new double[points.Length];
        for (var i = 0; i < Trees; i++)
        {
            var tree = new RandomCutTree(points.Length, Width);
            int[] order = random.Sample(points.Length, points.Length);
            var leaves = new int[points.Length];
            foreach (var place in order)
            {
                leaves[place] = tree.Insert(points[place], ref random);
            }

            for (var place = 0; place < points.Length; place++)
            {
                sums[place] += tree.Displacement(leaves[place]) / Trees;
            }
        }

        Assert.All(expected.Zip(sums), pair => Assert.Equal(pair.First, pair.Second, 0.03));
    }

    [Fact]
    public void TheExpectedDisplacementIsTheMeanOfManyInsertions()
    {
        var random = new SplitMix(5);
        var tree = Grown([(1, 1), (2, 3), (2, 3), (40, 2), (7, 90), (8, 8), (200, 3)], ref random);
        foreach (float[] point in new float[][] { [50, 50], [2, 3], [0, 0], [255, 255] })
        {
            const int Times = 20_000;
            var sum = 0.0;
            for (var i = 0; i < Times; i++)
            {
                var leaf = tree.Insert(point, ref random);
                sum += tree.Displacement(leaf);
                tree.Forget(leaf);
            }

            Assert.Equal(sum / Times, tree.ExpectedDisplacement(point), 0.05);
        }
    }

    [Fact]
    public void AnEmptyTreeAndOneOfEqualPointsHaveNothingToDisplace()
    {
        var random = new SplitMix(6);
        var tree = new RandomCutTree(4, 1);
        Assert.Equal(0, tree.ExpectedDisplacement([7]));
        int[] leaves = [tree.Insert([7], ref random), tree.Insert([7], ref random), tree.Insert([7], ref random)];
        Assert.Equal((3, 0.0, 3.0), (tree.Mass, tree.ExpectedDisplacement([7]), tree.ExpectedDisplacement([8])));
        Array.ForEach(leaves, tree.Forget);
        Assert.Equal(0, tree.Mass);
    }

    [Fact]
    public void BoundsOfSinglePrecisionAreNoTrouble()
    {
        var random = new SplitMix(7);
        var tree = new RandomCutTree(8, 2);
        foreach (float[] point in new float[][] { [float.MaxValue, 0], [float.MinValue, 0], [1, 0], [MathF.BitIncrement(1), 0], [0, float.Epsilon], [0, 0] })
        {
            tree.Insert(point, ref random);
        }

        Assert.Equal(6, new ShownTree(Saved(tree)).Points.Count);
        Assert.InRange(tree.ExpectedDisplacement([float.MaxValue, float.MinValue]), 0, 6);
    }

    [Fact]
    public void DamagedTreesAreRefused()
    {
        var random = new SplitMix(8);
        var saved = Saved(Grown([(1, 1), (2, 3), (40, 2)], ref random));
        for (var at = 0; at < saved.Length; at++)
        {
            var damaged = saved.ToArray();
            damaged[at] ^= 0x40;
            try
            {
                Assert.Equal(3, new ShownTree(Saved(RandomCutTree.Load(new(new BinaryReader(new MemoryStream(damaged))), Capacity, Width)), Width, check: false).Leaves);
            }
            catch (Exception ex) when (ex is FormatException or EndOfStreamException)
            {
                continue;
            }
        }
    }

    private static IEnumerable<(byte, byte)> Take((byte, byte)[] points, int most) => points.Take(most);

    private static float[] PointOf((byte X, byte Y) point) => [point.X, point.Y];

    private static RandomCutTree Grown((byte, byte)[] points, ref SplitMix random)
    {
        var tree = new RandomCutTree(Capacity, Width);
        foreach (var point in Take(points, Capacity - 1))
        {
            tree.Insert(PointOf(point), ref random);
        }

        return tree;
    }

    private static byte[] Saved(RandomCutTree tree)
    {
        using var stream = new MemoryStream();
        tree.Save(new ModelOutput(new BinaryWriter(stream)));
        return stream.ToArray();
    }

    /// <summary>A saved tree, read by itself; each cut must have points on both sides and none on the wrong one.</summary>
    private sealed class ShownTree
    {
        private readonly int[] _dimensions;
        private readonly float[] _cuts;
        private readonly int[] _masses;
        private readonly float[] _points;
        private readonly int _width;
        private readonly bool _check;
        private int _node;
        private int _cut;
        private int _leaf;

        public ShownTree(byte[] saved, int width = Width, bool check = true)
        {
            var input = new ModelInput(new BinaryReader(new MemoryStream(saved)));
            (_dimensions, _cuts, _masses, _points) = (input.Array<int>(), input.Array<float>(), input.Array<int>(), input.Array<float>());
            (_width, _check) = (width, check);
            Points = _dimensions.Length == 0 ? [] : [.. Next().Select(p => (p[0], p[^1]))];
        }

        public List<(float, float)> Points { get; }

        public int Leaves => _leaf;

        public float FirstCut => _cuts[0];

        private List<float[]> Next()
        {
            var dimension = _dimensions[_node++];
            if (dimension < 0)
            {
                var point = _points.AsSpan(_leaf * _width, _width).ToArray();
                return [.. Enumerable.Repeat(point, _check ? _masses[_leaf++] : Math.Min(1, _masses[_leaf++]))];
            }

            var cut = _cuts[_cut++];
            var (left, right) = (Next(), Next());
            if (_check)
            {
                Assert.All(left, p => Assert.True(p[dimension] <= cut));
                Assert.All(right, p => Assert.True(p[dimension] > cut));
            }

            return [.. left, .. right];
        }
    }
}
