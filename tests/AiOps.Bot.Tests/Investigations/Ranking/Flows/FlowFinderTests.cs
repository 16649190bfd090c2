using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.Flows;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;

namespace AiOps.Bot.Tests.Investigations.Ranking.Flows;

public sealed class FlowFinderTests
{
    private static readonly FlowFinder Finder = new();

    [Fact]
    public void WhoIsSlowBecauseOfACalleeIsInnocent()
    {
        var suspects = Finder.Find(Some.ChainBundle(("db", 1))).ToDictionary(s => s.Entity, s => s.Score);
        Assert.True(suspects["db"] > 0.8);
        Assert.True(suspects["api"] < 0.2 * suspects["db"]);
    }

    [Fact]
    public void WhatIsLostInTheMiddleIsBlamedOnTheMiddle() => Assert.Equal("api", Ranked(Some.ChainBundle(("api", 1)))[0]);

    [Fact]
    public void OfTwoFaultsTheOneThatCostsMoreComesFirst() => Assert.Equal(["db", "cart"], Ranked(Some.ChainBundle(("db", 1), ("cart", 0.4))).Take(2));

    [Fact]
    public void ManyCheapRequestsOutweighAFewDearOnes()
    {
        var bundle = Some.ChainBundle(("cart", 0.3), ("api", 0.4));
        var rare = new MetricSet(bundle.Metrics.Series.Select(s => s.Key is { Entity: "api", Metric: Some.Requests } ? s with { Values = [.. s.Values.Select(_ => 1.0)] } : s));
        Assert.Equal("cart", Ranked(bundle with { Metrics = rare })[0]);
    }

    [Fact]
    public void ANormalWindowIsNotBeyondNormal() => Assert.DoesNotContain(Finder.Find(Some.ChainBundle()), s => s.IsBeyondNormal && s.Score > 0.05);

    [Fact]
    public void ACalleeThatIsNewLeavesTheBlameWithItsCaller()
    {
        var bundle = Some.ChainBundle(("api", 1));
        var fresh = bundle with
        {
            Topology = new([.. bundle.Topology.Edges, new("api", "new")]),
            Metrics = new([.. bundle.Metrics.Series, Some.Series("new", Some.Latency, "Average", 1, 1, 1, 1, 1), Some.Series("new", Some.Requests, "Sum", 100, 100, 100, 100, 100)]),
        };
        var suspects = Finder.Find(fresh).ToDictionary(s => s.Entity);
        Assert.True(suspects["api"].Score > suspects["new"].Score);
        Assert.Contains(suspects["api"].Evidence, e => e.Contains("it calls new", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("client", "db", "db")]
    [InlineData("", "db_remote", "db_remote")]
    public void AViewFromTheCallerCountsLess(string kind, string name, string entity)
    {
        var bundle = Some.Renamed(Some.ChainBundle(("db", 1)), e => e == "db" ? name : e);
        var edges = bundle.Topology.Edges.Select(e => e.Target == entity ? e with { Kind = kind } : e);
        Assert.Equal(0.3, ScoreOf(bundle with { Topology = new(edges) }, entity) / ScoreOf(Some.ChainBundle(("db", 1)), "db"), 3);
    }

    [Fact]
    public void FailedRequestsFlowLikeSeconds()
    {
        double[] Low(double percent) => [.. Enumerable.Repeat(percent, 5)];
        double[] Normal() => [.. Enumerable.Repeat(100.0, 200)];
        var names = new[] { "front", "api", "db" };
        var bundle = new IncidentBundle
        {
            Alert = new() { Entity = "front", Metric = "availability" },
            Topology = Some.ChainTopology,
            Baseline = new(names.Select(n => Some.Series(n, "availability", "Average", Normal()))),
            Metrics = new([Some.Series("front", "availability", "Average", Low(80)), Some.Series("api", "availability", "Average", Low(80)), Some.Series("db", "availability", "Average", Low(80))]),
        };
        Assert.Equal("db", Ranked(bundle)[0]);
        Assert.Contains(Finder.Find(bundle).First(s => s.Entity == "db").Evidence, e => e.StartsWith("0 % of requests fail normally, now up to 20 %", StringComparison.Ordinal));
    }

    [Fact]
    public void ErrorsAreReadAsAShareOfRequests()
    {
        var bundle = Some.ChainBundle();
        var failing = bundle with
        {
            Alert = bundle.Alert! with { Metric = "HTTPCode_Target_5XX_Count", Statistic = "Sum" },
            Metrics = new([.. bundle.Metrics.Series, Some.Series("front", "5xx errors", "Sum", 50, 50, 50, 50, 50), Some.Series("db", "5xx errors", "Sum", 50, 50, 50, 50, 50)]),
            Baseline = new([.. bundle.Baseline.Series, Some.Series("front", "5xx errors", "Sum", [.. Enumerable.Repeat(0.0, 200)]), Some.Series("db", "5xx errors", "Sum", [.. Enumerable.Repeat(0.0, 200)])]),
            Topology = new([new("front", "db")]),
        };
        Assert.Equal("db", Ranked(failing)[0]);
    }

    [Fact]
    public void WithoutAlertTheOneNobodyCallsIsTheTarget() => Assert.Equal("db", Ranked(Some.ChainBundle(("db", 1)) with { Alert = null })[0]);

    [Fact]
    public void WithoutANormalPeriodWhatCameBeforeTheAlertIsNormal()
    {
        var bundle = Some.ChainBundle(("db", 1));
        Assert.Equal("db", Ranked(bundle with { Baseline = MetricSet.Empty, Metrics = new(Joined(bundle)) })[0]);
    }

    [Fact]
    public void CellsThatAreMissingDoNotMatter()
    {
        var bundle = Some.ChainBundle(("db", 1));
        var random = new Random(1);
        var holes = new MetricSet(bundle.Metrics.Series.Select(s => s.Key.Entity == "front" ? s : Thinned(s, random)));
        Assert.Equal("db", Ranked(bundle with { Metrics = holes })[0]);
    }

    [Fact]
    public void ClocksThatTrembleDoNotMatter()
    {
        var (bundle, random) = (Some.ChainBundle(("db", 1)), new Random(2));
        var trembling = new MetricSet(bundle.Metrics.Series.Select(s => s with { Ticks = [.. s.Ticks.Select(t => t + TimeSpan.FromSeconds(random.Next(-20, 20)).Ticks)] }));
        Assert.Equal("db", Ranked(bundle with { Metrics = trembling })[0]);
    }

    [Fact]
    public void NothingIsFoundInNothing() => Assert.Empty(Finder.Find(new IncidentBundle()));

    private static IEnumerable<MetricSeries> Joined(IncidentBundle bundle) => bundle.Baseline.Series.Concat(bundle.Metrics.Series).GroupBy(s => s.Key)
        .Select(g => MetricSeries.Of(g.Key, [.. g.SelectMany(s => s.Ticks.Zip(s.Values))]));

    private static MetricSeries Thinned(MetricSeries series, Random random)
    {
        var kept = Enumerable.Range(0, series.Count).Where(i => i == 0 || random.NextDouble() > 0.3).ToList();
        return new(series.Key, [.. kept.Select(i => series.Ticks[i])], [.. kept.Select(i => series.Values[i])]);
    }

    private static double ScoreOf(IncidentBundle bundle, string entity) => Finder.Find(bundle).First(s => s.Entity == entity).Score;

    private static List<string> Ranked(IncidentBundle bundle) => [.. Finder.Find(bundle).OrderByDescending(s => s.Score).Select((Suspect s) => s.Entity)];
}
