using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using AiOps.Bot.Storage.Vectors;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Storage;

public sealed class VectorBlockTests
{
    private static readonly VectorCondition Open = new(long.MinValue, long.MaxValue);

    [Theory]
    [InlineData(3)]
    [InlineData(33)]
    [InlineData(256)]
    [InlineData(384)]
    [InlineData(1536)]
    public void TurningKeepsAngles(int dimension)
    {
        var (random, rotation) = (new Random(dimension), new VectorRotation(dimension));
        var (a, b) = (Any(random, dimension), Any(random, dimension));
        var (x, y) = (new float[rotation.Dimension], new float[rotation.Dimension]);
        rotation.Turn(a, x);
        rotation.Turn(b, y);
        Assert.Equal(TensorPrimitives.CosineSimilarity<float>(a, b), TensorPrimitives.CosineSimilarity<float>(x, y), 4);
        Assert.Equal(TensorPrimitives.Norm<float>(a), TensorPrimitives.Norm<float>(x), 3);
    }

    [Fact]
    public void TurningSpreadsWhatIsInOnePlace()
    {
        var turned = new float[256];
        var lonely = new float[256];
        lonely[17] = 1;
        new VectorRotation(256).Turn(lonely, turned);
        Assert.InRange(TensorPrimitives.MaxMagnitude<float>(turned), -0.35f, 0.35f);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(256)]
    [InlineData(1024)]
    public void TheBoundHoldsForNearlyAll(int dimension)
    {
        var (random, rotation) = (new Random(3), new VectorRotation(dimension));
        var query = Any(random, dimension);
        var question = new VectorQuestion(query, rotation);
        var (turned, bits, bounds) = (new float[rotation.Dimension], new ulong[rotation.Dimension / 64], new float[1]);
        var signs = new byte[SignRows.LengthOf(1, rotation.Dimension / 8)];
        var wrong = 0;
        for (var i = 0; i < 2_000; i++)
        {
            var vector = Any(random, dimension);
            rotation.Turn(vector, turned);
            var factors = SignCode.Write(turned, bits);
            SignRows.Put(signs, 0, MemoryMarshal.AsBytes(bits.AsSpan()));
            question.Bound(signs, [factors], bounds);
            wrong += bounds[0] < TensorPrimitives.CosineSimilarity<float>(query, vector) - 1e-5f ? 1 : 0;
        }

        Assert.InRange(wrong, 0, 12);
    }

    [Fact]
    public void WhateverHappensTheNearestAreThoseOfACompleteComparison() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var (block, living) = (new VectorBlock(16), new Dictionary<long, (float[] Vector, VectorEntry Entry)>());
        for (var step = 0; step < 400; step++)
        {
            var number = random.Next(150);
            block.Remove(number);
            living.Remove(number);
            if (random.Next(4) > 0)
            {
                living[number] = (Any(random, 16), new(number, random.Next(100), random.Next(100, 200), random.Next(3), random.Next(4), 0, 0, (byte)random.Next(5)));
                block.Add(living[number].Entry, living[number].Vector, ([], []));
            }
        }

        var (query, condition) = (Any(random, 16), new VectorCondition(random.Next(100), random.Next(50, 200), random.Next(2) == 0 ? null : [0, 2], Severity: (byte)random.Next(3)));
        var expected = living.Values.Where(l => condition.Accepts(l.Entry)).OrderByDescending(l => TensorPrimitives.CosineSimilarity<float>(query, l.Vector)).Take(3).Select(l => l.Entry.Number);
        var found = block.Nearest(query, condition, (20, 0, 4));
        return expected.All(found.Contains) && block.CountWhere(condition) == living.Values.Count(l => condition.Accepts(l.Entry));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ClosingGapsLosesNothing()
    {
        var (random, block) = (new Random(1), new VectorBlock(64));
        var vectors = Enumerable.Range(0, 30_000).Select(_ => Any(random, 64)).ToArray();
        for (var i = 0; i < vectors.Length; i++)
        {
            block.Add(new(i, i, i + 1, 0, 0, 0, 0, 0), vectors[i], ([(uint)(i % 7)], [1]));
        }

        block.RemoveEndingBefore(20_001);
        block.Tidy();
        Assert.Equal(10_000, block.Count);
        Assert.Equal(10_000, block.CountWhere(Open));
        for (var i = 20_000; i < 30_000; i += 997)
        {
            Assert.Equal(i, block.Nearest(vectors[i], Open, (1, 0, 1))[0]);
        }

        Assert.Equal(Enumerable.Range(20_000, 10_000).Count(i => i % 7 == 3), block.WithTerms(new([3], [1]), Open, (30_000, 0, 1)).Length);
    }

    [Fact]
    public void ManyRowsOnSeveralThreadsGiveTheSame()
    {
        var (random, block) = (new Random(2), new VectorBlock(64));
        var vectors = Enumerable.Range(0, 130_000).Select(_ => Any(random, 64)).ToArray();
        for (var i = 0; i < vectors.Length; i++)
        {
            block.Add(new(i, 0, 1, 0, i % 10, 0, 0, 0), vectors[i], ([], []));
        }

        var query = Any(random, 64);
        var expected = Enumerable.Range(0, vectors.Length).OrderByDescending(i => TensorPrimitives.CosineSimilarity<float>(query, vectors[i])).Take(10).Select(i => (long)i).ToArray();
        Assert.Subset(block.Nearest(query, Open, (22, 0, 10)).ToHashSet(), expected.ToHashSet());
        var shared = block.Nearest(query, Open, (20, 2, 10));
        Assert.Equal(20, shared.Length);
        Assert.All(shared.GroupBy(n => n % 10), g => Assert.Equal(2, g.Count()));
    }

    [Fact]
    public void TheBestWithSharesAreThoseOfSorting() => Prop.ForAll<(byte Score, byte Group)[], byte, byte>((offers, count, perGroup) =>
    {
        var (wanted, share) = ((count % 20) + 1, perGroup % 4);
        var best = new TopCandidates(wanted, share, 5);
        for (var slot = 0; slot < offers.Length; slot++)
        {
            best.Offer(offers[slot].Score, slot, offers[slot].Group % 5);
        }

        var expected = offers.Select((o, slot) => (o.Score, Group: o.Group % 5)).GroupBy(o => o.Group)
            .SelectMany(g => g.OrderByDescending(o => o.Score).Take(share == 0 ? int.MaxValue : share)).Select(o => (float)o.Score).OrderByDescending(s => s).Take(wanted);
        return best.Best().ToArray().Select(b => b.Score).SequenceEqual(expected);
    }).QuickCheckThrowOnFailure();

    private static float[] Any(Random random, int dimension) => [.. Enumerable.Range(0, dimension).Select(_ => random.NextSingle() - 0.5f)];
}
