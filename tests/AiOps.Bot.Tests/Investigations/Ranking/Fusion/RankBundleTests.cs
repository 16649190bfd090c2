using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Tests.Investigations.Ranking.Fusion;

public sealed class RankBundleTests
{
    private static readonly RankBundle Ranking = new ServiceCollection().AddBundleRanking().BuildServiceProvider().GetRequiredService<RankBundle>();

    [Fact]
    public void TheCulpritOfAChainIsVeryLikely()
    {
        var verdict = Ranking.Rank(Some.ChainBundle(("db", 2)));
        Assert.Equal(("db", Confidence.VeryLikely, false), (verdict.Candidates[0].Entity, verdict.Confidence, verdict.Quiet));
    }

    [Fact]
    public void InANormalWindowThereAreCandidatesButNothingIsRaised()
    {
        var verdict = Ranking.Rank(Some.ChainBundle());
        Assert.Equal((true, Confidence.Unlikely), (verdict.Quiet, verdict.Confidence));
        Assert.True(verdict.Candidates.Length >= 3);
    }

    [Fact]
    public void NamesDoNotMatter() => Prop.ForAll<int, byte>((seed, slow) =>
    {
        var bundle = Some.ChainBundle((Some.Chain[slow % 4].Name, 1));
        string Name(string entity) => "n" + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(entity + seed)))[..8];
        return Same(Ranking.Rank(bundle), Ranking.Rank(Some.Renamed(bundle, Name)), Name);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void TheOrderOfRowsDoesNotMatter()
    {
        var bundle = Some.ChainBundle(("api", 1));
        var turned = bundle with { Metrics = new(bundle.Metrics.Series.Reverse().Select(s => MetricSeries.Of(s.Key, [.. s.Ticks.Zip(s.Values).Reverse()]))), Topology = new(bundle.Topology.Edges.Reverse()) };
        Assert.True(Same(Ranking.Rank(bundle), Ranking.Rank(turned), n => n));
    }

    [Fact]
    public void TheNumberOfRequestsAsAWholeDoesNotMatter() => Prop.ForAll<byte>(scale =>
    {
        var bundle = Some.ChainBundle(("db", 0.7));
        var busier = bundle with { Metrics = new(bundle.Metrics.Series.Select(s => s.Key.Metric == Some.Requests ? s with { Values = [.. s.Values.Select(v => v * (scale + 1))] } : s)) };
        return Same(Ranking.Rank(bundle), Ranking.Rank(busier), n => n);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void CalleesTakeBlameFromTheirCallersWhereThatIsSaid()
    {
        var verdict = new RankBundle([new FixedFinder(true, ("front", 0.8), ("db", 0.9))]).Rank(new() { Topology = new([new("front", "db")]) });
        Assert.Equal(["db", "front"], verdict.Candidates.Select(c => c.Entity));
        Assert.Equal(0.8 * (1 - (0.8 * 0.9)), verdict.Candidates[1].Score, 9);
    }

    [Fact]
    public void InACycleNobodyIsExplainedByTheOthers()
    {
        var cycle = new Topology([new("a", "b"), new("b", "c"), new("c", "a"), new("c", "d")]);
        var scores = new RankBundle([new FixedFinder(true, ("a", 0.6), ("b", 0.6), ("c", 0.6))]).Rank(new() { Topology = cycle }).Candidates.Where(c => c.Entity != "d").Select(c => c.Score);
        Assert.All(scores, s => Assert.Equal(0.6, s, 9));
    }

    [Fact]
    public void KindsOfEvidenceThatAgreeConvinceMore()
    {
        var verdict = new RankBundle([new FixedFinder(false, ("a", 0.5), ("b", 0.6)), new FixedFinder(false, ("a", 0.5))]).Rank(new());
        Assert.Empty(verdict.Candidates);
        verdict = new RankBundle([new FixedFinder(false, ("a", 0.5), ("b", 0.6)), new FixedFinder(false, ("a", 0.5))]).Rank(new() { Topology = new([new("a", "b")]) });
        Assert.Equal(("a", 0.75), (verdict.Candidates[0].Entity, verdict.Candidates[0].Score));
    }

    [Fact]
    public void ATopologyDeeperThanTheStackIsRanked()
    {
        var deep = new Topology(Enumerable.Range(0, 50_000).Select(i => new TopologyEdge($"n{i}", $"n{i + 1}")));
        Assert.Equal("n50000", new RankBundle([new FixedFinder(true, ("n50000", 0.9))]).Rank(new() { Topology = deep }).Candidates[0].Entity);
    }

    [Fact]
    public void AContestedFirstPlaceCostsAWordOfConfidence()
    {
        static Confidence Of(double second) => new RankBundle([new FixedFinder(false, ("a", 0.9), ("b", second))]).Rank(new() { Topology = new([new("a", "b")]) }).Confidence;
        Assert.Equal((Confidence.VeryLikely, Confidence.Likely), (Of(0.2), Of(0.89)));
    }

    private static bool Same(BundleVerdict one, BundleVerdict other, Func<string, string> name) =>
        one.Quiet == other.Quiet && one.Confidence == other.Confidence
        && one.Candidates.Select(c => (Name: name(c.Entity), Score: Math.Round(c.Score, 9))).Order().SequenceEqual(other.Candidates.Select(c => (Name: c.Entity, Score: Math.Round(c.Score, 9))).Order());

    private sealed class FixedFinder(bool calleesExplain, params (string Entity, double Score)[] suspects) : ISuspectFinder
    {
        public string Name => "fixed";

        public bool CalleesExplain => calleesExplain;

        public IEnumerable<Suspect> Find(IncidentBundle bundle) => suspects.Select(s => new Suspect { Entity = s.Entity, Kind = "fixed", Score = s.Score });
    }
}
