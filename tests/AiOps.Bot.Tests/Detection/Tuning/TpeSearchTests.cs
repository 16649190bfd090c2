using System.Collections.Immutable;
using AiOps.Bot.Detection.Tables;
using AiOps.Bot.Detection.Tuning;

namespace AiOps.Bot.Tests.Detection.Tuning;

public sealed class TpeSearchTests
{
    private const int Trials = 60;

    [Fact]
    public void ItComesNearerToTheTopThanChance()
    {
        var tpe = Enumerable.Range(0, 25).Select(seed => Missed(new TpeSearch((ulong)seed))).Order().ElementAt(12);
        var random = Enumerable.Range(0, 25).Select(seed => Missed(new RandomSearch((ulong)seed))).Order().ElementAt(12);
        Assert.True(tpe < random / 3, $"{tpe} {random}");
    }

    [Fact]
    public void TheSameTrialsLeadToTheSameChoice()
    {
        var tried = Tried(new RandomSearch(1), 30);
        Assert.Equal(new TpeSearch(7).Next(tried, 3), new TpeSearch(7).Next(tried, 3));
        Assert.NotEqual(new TpeSearch(7).Next(tried, 3), new TpeSearch(8).Next(tried, 3));
    }

    [Fact]
    public void WhatWasGivenUpIsNotImitated()
    {
        // Every trial near 0.2 was given up with a high value after its first fold; those near 0.8 were finished.
        var tried = Enumerable.Range(1, 40).Select(i => new TuningTrial(i, ScorerSettings.None, [(i % 2 == 0 ? 0.8 : 0.2) + (i / 1_000.0)], [i % 2 == 0 ? 0.5 : 0.9], i % 2 == 0)).ToList();
        var next = Enumerable.Range(0, 50).Select(seed => new TpeSearch((ulong)seed).Next(tried, 1)[0]).ToList();
        Assert.True(next.Count(p => Math.Abs(p - 0.8) < 0.2) > 40, string.Join(' ', next));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5, 0.5, 0.5)]
    [InlineData(0.1, 0.9, 1.0)]
    public void ADensityIsOneAltogetherAndIsDrawnFrom(params double[] places)
    {
        var density = new ParzenDensity([.. places]);
        var grid = Enumerable.Range(0, 20_000).Select(i => (i + 0.5) / 20_000).ToList();
        Assert.Equal(1, grid.Average(density.At), 3);
        var random = new SplitMix(3);
        var drawn = new List<double>();
        for (var i = 0; i < 20_000; i++)
        {
            drawn.Add(density.Draw(ref random));
        }

        Assert.All(drawn, d => Assert.InRange(d, 0, 1));
        Assert.InRange(drawn.Average() - grid.Average(x => x * density.At(x)), -0.01, 0.01);
    }

    /// <summary>How far below the top the best trial is.</summary>
    private static double Missed(ISettingsSearch search) => -Tried(search, Trials).Max(t => t.Value);

    private static List<TuningTrial> Tried(ISettingsSearch search, int trials)
    {
        var tried = new List<TuningTrial>();
        while (tried.Count < trials)
        {
            var places = search.Next(tried, 3);
            tried.Add(new(tried.Count + 1, ScorerSettings.None, places, [Height(places)], true));
        }

        return tried;
    }

    /// <summary>A hill whose top is at 0.3, 0.8, 0.5; the last setting hardly matters.</summary>
    private static double Height(ImmutableArray<double> at) => -(Math.Pow(at[0] - 0.3, 2) + Math.Pow(at[1] - 0.8, 2) + (0.01 * Math.Pow(at[2] - 0.5, 2)));
}
