using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.Edges;

namespace AiOps.Bot.Tests.Investigations.Ranking;

public sealed class EdgeFinderTests
{
    [Fact]
    public void TimeLostOnTheWayIsPutOnTheCallee()
    {
        var bundle = Calls(now: false, 5, 2).Call(true, "shop", "stock", 405, 4).Call(true, "shop", "stock", 411, 4).Call(true, "shop", "stock", 9, 4).Build();

        var suspect = Assert.Single(new EdgeDelayFinder().Find(bundle));

        Assert.Equal("stock", suspect.Entity);
        Assert.Equal("network delay", suspect.Kind);
        Assert.InRange(suspect.Score, 0.4, 0.5);
        Assert.Contains("(2 of 3 calls", suspect.Evidence[0]);
    }

    [Fact]
    public void TimeSpentInsideTheCalleeIsNotLostOnTheWay()
    {
        var bundle = Calls(now: false, 5, 2).Call(true, "shop", "stock", 405, 400).Call(true, "shop", "stock", 411, 404).Build();

        Assert.Empty(new EdgeDelayFinder().Find(bundle));
        var suspect = Assert.Single(new OwnTimeFinder().Find(bundle));
        Assert.Equal("stock", suspect.Entity);
    }

    [Fact]
    public void ACallerWhoseCallsToSeveralAreLateIsSuspectedItself()
    {
        var script = new BundleScript();
        foreach (var callee in new[] { "a", "b", "c" })
        {
            script.Call(false, "hub", callee, 6, 3).Call(false, "other", callee, 6, 3);
            script.Call(true, "hub", callee, 406, 3);
            for (var i = 0; i < 9; i++)
            {
                script.Call(true, "other", callee, 6, 3);
            }
        }

        Assert.Equal("hub", new EdgeDelayFinder().Find(script.Build()).MaxBy(s => s.Score)!.Entity);
    }

    [Fact]
    public void WithoutANormalPeriodNothingIsLate() => Assert.Empty(new EdgeDelayFinder().Find(new BundleScript().Call(true, "shop", "stock", 900, 1).Build()));

    [Fact]
    public void TheCalleeThatFailsIsSuspectedAndNotItsCaller()
    {
        var script = new BundleScript();
        for (var i = 0; i < 10; i++)
        {
            script.Call(false, "shop", "stock", 5, 3).Call(true, "shop", "stock", 5, 3, failed: true);
        }

        Assert.Equal("stock", Assert.Single(new SpanErrorFinder().Find(script.Build())).Entity);
    }

    [Fact]
    public void SpansTellWhoCallsWhom()
    {
        var bundle = new BundleScript().Call(true, "shop", "stock", 5, 3).Build() with { Topology = new([new("web", "shop"), new("shop", "stock", "database")]) };

        var topology = SpanTopology.With(bundle);

        Assert.Equal(["stock"], topology.CalleesOf("shop"));
        Assert.Equal("database", topology.KindOf("stock"));
        Assert.Equal(["shop"], topology.CalleesOf("web"));
    }

    [Fact]
    public void ATraceThatRunsInARingEnds()
    {
        var bundle = new BundleScript().Call(true, "a", "b", 5, 3).Build();
        var ring = bundle.Spans.Rows.Select(s => s with { Parent = bundle.Spans.Rows.First(o => o.Id != s.Id).Id, Entity = 0 }).ToList();

        Assert.Empty(new OwnTimeFinder().Find(bundle with { Spans = new SpanRows(ring, ring.Count), BaselineSpans = new SpanRows(ring, ring.Count) }));
    }

    private static BundleScript Calls(bool now, double callerMs, double calleeMs)
    {
        var script = new BundleScript();
        for (var i = 0; i < 5; i++)
        {
            script.Call(now, "shop", "stock", callerMs, calleeMs);
        }

        return script;
    }
}
