using AiOps.Bot.Detection.Sessions;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Tests.Detection.Sessions;

/// <summary>What every scorer of sessions holds to.</summary>
public sealed class SessionScorerContractTests
{
    private static readonly int[][] Strange = [[1, 2, 3, 4, 99, 7], [99, 98], [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 99]];

    public static TheoryData<string> Families => [.. SessionScorers.Names];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Families))]
    public void OrdinarySessionsAreNotAnomalousAndStrangeOnesScoreHigher(string family)
    {
        var scorer = Fitted(family);
        var ordinary = Scores(scorer, Some.Sessions(200, seed: 2));
        var strange = Scores(scorer, Strange.Select(e => Some.Session(e)));
        Assert.All(ordinary.Concat(strange), s => Assert.InRange(s, 0, 1));
        Assert.True(ordinary.Count(s => s > 0.5) <= 2, $"{family}: {ordinary.Count(s => s > 0.5)} false alarms");
        Assert.True(strange.Max() > ordinary.Max(), family);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void OneThreadAndTwoGiveTheSameScoresBitByBit(string family)
    {
        var probes = Strange.Select(e => Some.Session(e)).Concat(Some.Sessions(100, seed: 3)).ToArray();
        Assert.Equal(Bits(Scores(Fitted(family, threads: 1), probes)), Bits(Scores(Fitted(family, threads: 2), probes)));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void ASessionsScoreDoesNotDependOnItsNeighbours(string family)
    {
        var scorer = Fitted(family);
        var probes = Strange.Select(e => Some.Session(e)).Concat(Some.Sessions(40, seed: 3)).ToArray();
        var together = Scores(scorer, probes);
        for (var i = 0; i < probes.Length; i++)
        {
            Assert.Equal(together[i], Scores(scorer, [probes[i]])[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void EmptyVeryLongAndWhollyUnknownSessionsAreScoredToo(string family)
    {
        var scores = Scores(Fitted(family), [Some.Session(), Some.Session([.. Enumerable.Repeat(4, LogSession.MaxEvents)]), Some.Session(100_000, 150_000), Some.Session(0)]);
        Assert.All(scores, s => Assert.InRange(s, 0, 1));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void OneSessionIsEnoughToLearnFromWhereNoLabelsAreNeeded(string family)
    {
        var trainer = SessionScorers.Named(family);
        if (trainer.NeedsLabels)
        {
            Assert.Throws<ArgumentException>(() => trainer.Fit(SessionTraining.Unlabelled([Some.Session(1, 2)]), new(), Ct));
            return;
        }

        var scores = Scores(trainer.Fit(SessionTraining.Unlabelled([Some.Session(1, 2)]), new(), Ct), [Some.Session(1, 2), Some.Session(5)]);
        Assert.All(scores, s => Assert.InRange(s, 0, 1));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void NothingToLearnFromIsSaid(string family) =>
        Assert.Throws<ArgumentException>(() => SessionScorers.Named(family).Fit(SessionTraining.Unlabelled([]), new(), Ct));

    private static ISessionScorer Fitted(string family, int threads = 2)
    {
        LogSession[] strange = [.. Enumerable.Range(0, 30).Select(i => new LogSession("x" + i, Strange[i % 2]))];
        var trainer = SessionScorers.Named(family);
        return trainer.NeedsLabels
            ? trainer.Fit(new([.. Some.Sessions(), .. strange], [.. Enumerable.Repeat(false, 400), .. Enumerable.Repeat(true, 30)]), new(5, threads), Ct)
            : trainer.Fit(SessionTraining.Unlabelled(Some.Sessions()), new FitSettings(5, threads), Ct);
    }

    private static double[] Scores(ISessionScorer scorer, IEnumerable<LogSession> sessions)
    {
        var all = sessions.ToArray();
        var scores = new double[all.Length];
        scorer.Score(all, scores);
        return scores;
    }

    private static long[] Bits(double[] scores) => [.. scores.Select(BitConverter.DoubleToInt64Bits)];
}
