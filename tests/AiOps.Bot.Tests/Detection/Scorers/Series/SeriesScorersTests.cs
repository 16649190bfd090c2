using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Tests.Detection.Scorers.Series;

/// <summary>Each way of looking at a series, on what it is there for.</summary>
public sealed class SeriesScorersTests
{
    public static TheoryData<string> Names => [.. SeriesScorers.Names.Where(n => n != SeriesScorers.Default)];

    [Fact]
    public void SpectralResidualSeesASpikeWithinTheUsualRange()
    {
        var values = Noisy(600, seed: 1, i => 40 * Math.Sin(i / 40.0));
        values[500] += 12;
        var readings = Observe(new SpectralResidualScorer(), values);
        Assert.True(readings[500].Deviation > 5);
        Assert.True(readings[100..500].All(r => r.Deviation < 5));
    }

    [Fact]
    public void HalfSpaceTreesSeeAPatternThatNeverWas()
    {
        // High and low alternate; twice high is made of usual values.
        var values = Noisy(3_000, seed: 2, i => i % 2 == 0 ? 10 : 50);
        (values[2_900], values[2_901]) = (50, 50);
        var readings = Observe(new HalfSpaceTreesScorer(new Random(7)), values);
        Assert.True(readings[2_901..2_904].Max(r => r.Deviation) > 3 * readings[1_000..2_900].Average(r => r.Deviation));
    }

    [Fact]
    public void HalfSpaceTreesGetUsedToANewPattern()
    {
        var values = Noisy(4_000, seed: 3, i => i < 2_000 ? 10 : 30);
        var readings = Observe(new HalfSpaceTreesScorer(new Random(7)), values);
        Assert.True(readings[2_001..2_020].Average(r => r.Deviation) > 2 * readings[3_500..].Average(r => r.Deviation));
    }

    [Fact]
    public void RandomCutsSeeAPatternThatNeverWas()
    {
        var values = Noisy(2_000, seed: 2, i => i % 2 == 0 ? 10 : 50);
        (values[1_900], values[1_901]) = (50, 50);
        var readings = Observe(new RandomCutForestScorer(7), values);
        Assert.True(readings[1_901..1_908].Max(r => r.Deviation) > 3 * readings[1_000..1_900].Average(r => r.Deviation));
    }

    [Fact]
    public void ChangePointFindsAShiftBelowTheNoise()
    {
        var values = Noisy(1_200, seed: 4, i => i < 900 ? 0 : 3, noise: 2);
        var readings = Observe(new ChangePointScorer(), values);
        Assert.True(readings[900..930].Max(r => r.Deviation) > 10);
        Assert.True(readings[200..890].Average(r => r.Deviation) < 2);
        Assert.InRange(readings[^1].Expected, 2, 4);
    }

    [Fact]
    public void ChangePointForgetsNothingInALongQuiet()
    {
        var readings = Observe(new ChangePointScorer(), Noisy(2_000, seed: 5, _ => 5));
        Assert.True(readings[600..].Average(r => r.Deviation) < 2);
    }

    [Fact]
    public void FlatlineSeesAMetricThatIsStuck()
    {
        var values = Noisy(500, seed: 6, _ => 5);
        Array.Fill(values, 5.25, 400, 100);
        var readings = Observe(new FlatlineScorer(), values);
        Assert.True(readings[430].Ratio > 2);
        Assert.All(readings[..400], r => Assert.True(r.Ratio < 1));
    }

    [Fact]
    public void AMetricThatNeverMovedIsNotStuck() => Assert.All(Observe(new FlatlineScorer(), new double[300]), r => Assert.Equal(0, r.Deviation));

    [Fact]
    public void NearestWindowFindsAShapeThatNeverWas()
    {
        var values = Noisy(2_000, seed: 7, i => 10 * Math.Sin(i / 5.0));
        Array.Reverse(values, 1_500, 24);
        var readings = Observe(new NearestWindowScorer(24), values);
        Assert.True(readings[1_500..1_524].Max(r => r.Deviation) > 2 * readings[1_000..1_500].Max(r => r.Deviation));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void GoingOnFromSavedStateEqualsNeverHavingStopped(string name)
    {
        var values = Noisy(700, seed: 8, i => 5 * Math.Sin(i / 9.0));
        var (whole, half) = (SeriesScorers.Single(name), SeriesScorers.Single(name));
        for (var i = 0; i < values.Length; i++)
        {
            if (i == 400)
            {
                using var stream = new MemoryStream();
                half.Save(new BinaryWriter(stream));
                stream.Position = 0;
                half = SeriesScorers.Single(name);
                half.Load(new BinaryReader(stream));
            }

            Assert.Equal(whole.Observe(new(i, values[i])), half.Observe(new(i, values[i])));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WildValuesHaveAReading(string name)
    {
        var scorer = SeriesScorers.Single(name);
        double[] wild = [0, 1e30, -1e30, 1e-300, 1, 1, 1];
        for (var i = 0; i < 1_000; i++)
        {
            var reading = scorer.Observe(new(i, wild[i % wild.Length]));
            Assert.True(reading.Deviation >= 0 && reading.Unit > 0);
        }
    }

    private static SeriesReading[] Observe(ISeriesScorer scorer, double[] values) => [.. values.Select((v, i) => scorer.Observe(new(i, v)))];

    private static double[] Noisy(int rows, int seed, Func<int, double> level, double noise = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(i => level(i) + (noise * ((random.NextDouble() * 2) - 1)))];
    }
}
