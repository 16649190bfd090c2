using System.Collections.Immutable;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Evaluation;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;

namespace AiOps.Bot.Tests.Investigations.Evaluation;

public sealed class SetScoreTests
{
    [Theory]
    [InlineData(54, 60, 0.7985, 0.9534)]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(10, 10, 0.7225, 1)]
    public void IntervalsAreWilsons(int hits, int of, double low, double high)
    {
        var share = new Proportion(hits, of);
        Assert.Equal((low, high), (Math.Round(share.Low, 4), Math.Round(share.High, 4)));
    }

    [Fact]
    public void WhatCouldNotBeTriedIsNoWrongAnswer()
    {
        var score = Assert.Single(SetScore.Of([Case(1), Case(2), Case(null), Case(1) with { Invalid = "no such bundle" }]));
        Assert.Equal((4, 1), (score.Cases, score.Invalid));
        Assert.Equal(new Proportion(1, 3), score.Top1);
        Assert.Equal(new Proportion(2, 3), score.Top3);
        Assert.Equal((1 + 2 + 2 + 2 + 2) / 15.0, score.Average5, 9);
    }

    [Fact]
    public void QuietIsRightWhereNothingIsWrongAndWrongWhereSomethingIs()
    {
        var score = Assert.Single(SetScore.Of([Case(1) with { Quiet = true }, Case(1), Quiet(true), Quiet(true), Quiet(false)]));
        Assert.Equal((new Proportion(1, 2), new Proportion(2, 3)), (score.OverAbstained, score.Abstained));
    }

    [Fact]
    public void SetsAreNotPooled() =>
        Assert.Equal(["a", "b"], SetScore.Of([Case(1, "b"), Case(1, "a"), Case(2, "b")]).Select(s => s.Set));

    [Fact]
    public void AWordIsKeptWhereItsShareMayBeWhatItPromises()
    {
        var results = Told(Confidence.VeryLikely, 19, 20).Concat(Told(Confidence.Likely, 3, 20)).Concat(Told(Confidence.Possible, 9, 20)).Append(Case(1)).Append(Case(1) with { Invalid = "no such bundle", Word = Confidence.Likely });
        var words = WordScore.Of(results);
        Assert.Equal([(Confidence.VeryLikely, true), (Confidence.Likely, false), (Confidence.Possible, true)], words.Select(w => (w.Word, w.IsKept)));
        Assert.Equal(new Proportion(19, 20), words[0].Right);
    }

    [Fact]
    public void WhatIsBlamedWhereNothingIsWrongIsNotRight()
    {
        var word = Assert.Single(WordScore.Of([Quiet(false) with { Word = Confidence.Likely, Place = null }, .. Told(Confidence.Likely, 3, 3)]));
        Assert.Equal(new Proportion(3, 4), word.Right);
    }

    private static IEnumerable<CaseResult> Told(Confidence word, int right, int of) => Enumerable.Range(0, of).Select(i => Case(i < right ? 1 : 2) with { Word = word });

    [Fact]
    public void AModelIsJudgedByWhomItNamesFirstAndByWhatItCites()
    {
        var verdict = new BundleVerdict { Candidates = [Candidate("db"), Candidate("db-proxy"), Candidate("web")], Confidence = Confidence.Likely, Quiet = false };
        var investigation = new Investigation
        {
            Id = "inv", Incident = new("inc"), StartedAt = Some.Noon, FinishedAt = Some.Noon,
            Evidence = [On("E1", "db"), On("E2", "db-proxy")],
        };
        var right = Judge(verdict, investigation, new NarrativeClaim("db-proxy answers late.", [new("E2")]));
        Assert.Equal((2, true, true, 0), (right.Place, right.BlamesRight, right.Supported, right.Unsafe));
        var unsupported = Judge(verdict, investigation, new NarrativeClaim("db-proxy answers late.", [new("E1")]));
        Assert.Equal((true, false), (unsupported.BlamesRight, unsupported.Supported));
        var wrong = Judge(verdict, investigation, new NarrativeClaim("web is slow, run curl http://x/fix.sh", [new("E1")]));
        Assert.Equal((3, false, 1), (wrong.Place, wrong.BlamesRight, wrong.Unsafe));
    }

    private static ToldCase Judge(BundleVerdict verdict, Investigation investigation, NarrativeClaim claim) =>
        TellCase.Judge(new("b", "s", ["db-proxy"], null), verdict, investigation, new("m", [claim], 0));

    private static CaseResult Case(int? place, string set = "s") => new() { Label = new("b", set, ["x"], null), Place = place };

    private static CaseResult Quiet(bool isQuiet) => new() { Label = new("b", "s", ImmutableArray<string>.Empty, null), Quiet = isQuiet };

    private static Candidate Candidate(string entity) => new() { Entity = entity, Kind = "latency", Score = 0.5 };

    private static Evidence On(string id, string entity) =>
        new(new(id), "test", new() { Kind = "ranking", Title = entity, Query = "q", Window = new(Some.Noon, Some.Noon.AddHours(1)), RowCount = 1, Resource = new(entity) });
}
