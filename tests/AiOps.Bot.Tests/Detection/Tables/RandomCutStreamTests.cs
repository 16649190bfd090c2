using AiOps.Bot.Detection.Models;
using AiOps.Bot.Detection.Scorers.Forests;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Tests.Detection.Tables;

public sealed class RandomCutStreamTests
{
    private static readonly RandomCutOptions Small = new(Trees: 20, SampleSize: 64, Memory: 400);

    [Fact]
    public void AStrangerStandsOutAndAChangeGetsOld()
    {
        var random = new Random(3);
        var forest = new RandomCutStream(2, Small, 1);
        float Around(double middle) => (float)(middle + random.NextDouble());
        var before = Enumerable.Range(0, 500).Select(_ => forest.Observe([Around(0), Around(0)])).Skip(100).Average();
        var change = forest.Observe([9, 9]);
        Assert.True(change > 5 * before, $"{before} {change}");
        var after = Enumerable.Range(0, 3_000).Select(_ => forest.Observe([Around(8), Around(8)])).Skip(2_500).Average();
        Assert.True(after < change / 5, $"{change} {after}");
    }

    [Fact]
    public void GoingOnFromSavedStateEqualsNeverHavingStopped()
    {
        var random = new Random(4);
        var (whole, half) = (new RandomCutStream(1, Small, 9), new RandomCutStream(1, Small, 9));
        for (var i = 0; i < 600; i++)
        {
            float[] point = [random.Next(30)];
            half = i % 250 == 200 ? Reloaded(half) : half;
            Assert.Equal(whole.Observe(point), half.Observe(point));
        }
    }

    /// <summary>With a memory of m rows a held point is m rows old on average, where m is much more than the sample.</summary>
    [Fact]
    public void OldPointsFade()
    {
        var random = new SplitMix(1);
        var sample = new FadingSample(100, 2_000);
        var ages = new Dictionary<int, int>();
        for (var i = 0; i < 40_000; i++)
        {
            var key = sample.Draw(i, ref random);
            if (!sample.Wants(key))
            {
                continue;
            }

            if (sample.TryEvict(out var gone))
            {
                ages.Remove(gone);
            }

            sample.Hold(i, key);
            ages[i] = i;
        }

        Assert.Equal(100, sample.Count);
        Assert.InRange(40_000 - ages.Values.Average(), 1_500, 2_500);
    }

    private static RandomCutStream Reloaded(RandomCutStream forest)
    {
        using var stream = new MemoryStream();
        forest.Save(new ModelOutput(new BinaryWriter(stream)));
        stream.Position = 0;
        return RandomCutStream.Load(new ModelInput(new BinaryReader(stream)));
    }
}
