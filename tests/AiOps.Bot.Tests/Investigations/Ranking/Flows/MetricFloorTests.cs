using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.Flows;

namespace AiOps.Bot.Tests.Investigations.Ranking.Flows;

public sealed class MetricFloorTests
{
    private static readonly MetricFloor Finder = new();

    [Fact]
    public void TheMetricFarthestFromNormalComesFirst()
    {
        var suspects = Finder.Find(Bundle(("a", 5), ("b", 60))).OrderByDescending(s => s.Score).ToList();
        Assert.Equal(("b", "queue_depth"), (suspects[0].Entity, suspects[0].Detail));
        Assert.All(suspects, s => Assert.InRange(s.Score, 0, 0.7));
    }

    [Fact]
    public void WhatStaysInItsRangeIsNoSuspect() => Assert.Empty(Finder.Find(Bundle(("a", 1), ("b", 1))));

    [Fact]
    public void AFallCountsLikeARise() => Assert.Equal("a", Assert.Single(Finder.Find(Bundle(("a", -40), ("b", 0)))).Entity);

    [Fact]
    public void WhereAFlowCanBeFollowedItIsSilent() => Assert.Empty(Finder.Find(Some.ChainBundle(("db", 1))));

    [Fact]
    public void ANormalFlowIsNotOverruledByAnotherMetric()
    {
        var bundle = Some.ChainBundle();
        Assert.Empty(Finder.Find(bundle with { Metrics = new(bundle.Metrics.Series.Select(s => s.Key.Metric == Some.Requests ? s with { Values = [.. s.Values.Select(v => v * 9)] } : s)) }));
    }

    private static IncidentBundle Bundle(params (string Entity, double Shift)[] entities)
    {
        var normal = Enumerable.Range(0, 60).Select(i => 100 + Math.Sin(i)).ToArray();
        return new()
        {
            Baseline = new(entities.Select(e => Some.Series(e.Entity, "queue_depth", "Average", normal))),
            Metrics = new(entities.Select(e => Some.Series(e.Entity, "queue_depth", "Average", 100 + e.Shift))),
        };
    }
}
