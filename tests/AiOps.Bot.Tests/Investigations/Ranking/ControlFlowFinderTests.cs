using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.ControlFlow;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Investigations.Ranking;

public sealed class ControlFlowFinderTests
{
    private static readonly ControlFlowFinder Finder = new();

    [Fact]
    public void AStepThatIsMissingConvictsTheEntityThatLeavesItOut()
    {
        var bundle = new BundleScript()
            .Requests(8, now: false, "orders", "buy", "Orders#10 begin", "Orders#20 checked", "Orders#30 stored")
            .Requests(6, now: true, "orders", "buy", "Orders#10 begin", "E Orders#25 refused")
            .Requests(8, now: false, "stock", "take", "Stock#1 take").Requests(6, now: true, "stock", "take", "Stock#1 take").Build();

        var suspect = Assert.Single(Finder.Find(bundle));

        Assert.Equal("orders", suspect.Entity);
        Assert.True(suspect.Score > 0.6);
        Assert.Contains("after Orders#10 now comes Orders#25 (0 of 8 before, 6 of 6 now)", suspect.Evidence);
        Assert.All(["Orders#10", "Orders#20", "Orders#25"], place => Assert.Contains(place, suspect.Detail));
    }

    [Fact]
    public void AnOperationThatWritesNothingAnyMoreIsSeenByItsSpans()
    {
        var bundle = new BundleScript()
            .Requests(9, now: false, "routes", "Routes.find", "Routes#53 query")
            .Requests(9, now: true, "routes", "Routes.find").Build() with
        { Logs = new BundleScript().Requests(1, now: true, "routes", "x", "Routes#53 query").Build().Logs };

        var suspect = Assert.Single(Finder.Find(bundle));

        Assert.Contains("after Routes.find start no longer comes Routes#53 (9 of 9 before, 0 of 9 now)", suspect.Evidence);
        Assert.Contains("Routes.find start", suspect.Detail);
    }

    [Fact]
    public void AnotherMixOfRequestsSaysNothing()
    {
        var bundle = new BundleScript()
            .Requests(40, now: false, "shop", "look", "Shop#1 look", "Shop#2 shown").Requests(2, now: false, "shop", "pay", "Shop#7 pay", "Shop#8 paid")
            .Requests(2, now: true, "shop", "look", "Shop#1 look", "Shop#2 shown").Requests(60, now: true, "shop", "pay", "Shop#7 pay", "Shop#8 paid").Build();

        Assert.Empty(Finder.Find(bundle));
    }

    [Fact]
    public void ANewErrorSaysMoreThanANewWayThatSucceeds()
    {
        double ScoreOf(string line) => Finder.Find(new BundleScript()
            .Requests(8, now: false, "a", "op", "A#1 one", "A#2 two").Requests(8, now: true, "a", "op", "A#1 one", line).Build()).Single().Score;

        Assert.True(ScoreOf("E A#3 broken") > ScoreOf("A#3 other way"));
    }

    [Fact]
    public void FewCasesSayLittle()
    {
        double ScoreOf(int times) => Finder.Find(new BundleScript()
            .Requests(times, now: false, "a", "op", "A#1 one", "A#2 two").Requests(times, now: true, "a", "op", "A#1 one", "E A#3 broken").Build()).Sum(s => s.Score);

        Assert.Equal(0, ScoreOf(1));
        Assert.True(ScoreOf(4) < ScoreOf(20));
    }

    [Fact]
    public void LinesWithoutTracesAreFollowedByEntity()
    {
        var script = new BundleScript().Alert("job", "lag", BundleScript.Start.AddMinutes(10));
        for (var i = 0; i < 40; i++)
        {
            var at = BundleScript.Start.AddSeconds(30 * i);
            script.LineAt(at, "job", "Job#1 read").LineAt(at.AddSeconds(1), "job", i < 20 ? "Job#2 written" : "E Job#3 refused");
        }

        var suspect = Assert.Single(Finder.Find(script.Build()));

        Assert.Contains("after Job#1 now comes Job#3 (0 of 18 before, 20 of 22 now)", suspect.Evidence);
    }

    [Fact]
    public void TheOrderOfRowsInTheFileDoesNotMatter() => Prop.ForAll<int>(seed =>
    {
        var bundle = Broken(name => name).Build();
        var rows = bundle.Logs.Rows.ToArray();
        new Random(seed).Shuffle(rows);
        Assert.Equal(Shown(Finder.Find(bundle)), Shown(Finder.Find(bundle with { Logs = new LogRows(rows, rows.Length) })));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void RenamingEntitiesChangesNothingButTheirNames() => Prop.ForAll<NonNull<string>>(prefix =>
    {
        string Renamed(string name) => prefix.Get + name;
        var (one, other) = (Finder.Find(Broken(n => n).Build()).ToList(), Finder.Find(Broken(Renamed).Build()).ToList());
        Assert.Equal(one.ConvertAll(s => (Renamed(s.Entity), s.Score, s.Detail)), other.ConvertAll(s => (s.Entity, s.Score, s.Detail)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ABundleWithoutLogsHasNoSuspects() => Assert.Empty(Finder.Find(new IncidentBundle()));

    private static BundleScript Broken(Func<string, string> name) => new BundleScript()
        .Requests(8, now: false, name("a"), "op", "A#1 one", "A#2 two").Requests(8, now: true, name("a"), "op", "A#1 one", "E A#3 broken")
        .Requests(12, now: false, name("b"), "op", "B#1 one").Requests(12, now: true, name("b"), "op", "B#1 one", "B#2 more");

    private static List<string> Shown(IEnumerable<Suspect> suspects) =>
        [.. suspects.OrderBy(s => s.Entity, StringComparer.Ordinal).Select(s => $"{s.Entity} {s.Score:R} {s.Detail} {string.Join('|', s.Evidence)}")];
}
