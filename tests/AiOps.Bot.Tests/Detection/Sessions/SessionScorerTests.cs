using AiOps.Bot.Detection.Scorers.Sessions;
using AiOps.Bot.Detection.Sessions;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Detection.Sessions;

/// <summary>What each scorer of sessions is good at, and where its threshold is.</summary>
public sealed class SessionScorerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void CountsFindAStepTooOftenThatIsAlwaysOnce() => Assert.True(ScoreOf("count-vector", Some.Sessions(2000), 1, 2, 2, 2, 3, 4, 7) > 0.5);

    [Fact]
    public void CountsForgiveOneMoreOfWhatVaries() => Assert.True(ScoreOf("count-vector", Some.Sessions(2000), 1, 2, 3, 4, 4, 4, 4, 7) < 0.5);

    [Fact]
    public void CountsFindAMissingStep() => Assert.True(ScoreOf("count-vector", Some.Sessions(2000), 1, 2, 3, 4, 4) > 0.5);

    [Fact]
    public void ASeenVectorIsNoSurpriseWhateverItsOrder() => Assert.Equal(0, ScoreOf("count-vector", Some.Sessions(2000), 7, 4, 3, 2, 1));

    [Fact]
    public void OrderFindsStepsThatAreSwapped()
    {
        Assert.True(ScoreOf("markov", Some.Sessions(2000), 1, 3, 2, 4, 7) > 0.5);
        Assert.True(ScoreOf("markov", Some.Sessions(2000), 1, 2, 3, 4, 7) < 0.5);
    }

    [Fact]
    public void TheEnsembleListensToOrderWhereItIsStrict() => Assert.True(ScoreOf("ensemble", Some.Sessions(2000), 1, 3, 2, 4, 7) > 0.5);

    [Fact]
    public void TheEnsembleDoesNotWhereStepsAreInterleavedByChance()
    {
        var random = new Random(3);
        LogSession[] shuffled = [.. Some.Sessions(2000).Select(s => new LogSession(s.Key, Shuffled(s.Events.ToArray(), random)))];
        var fresh = Some.Sessions(500, seed: 9).Select(s => new LogSession(s.Key, Shuffled(s.Events.ToArray(), random))).ToArray();
        var scores = new double[fresh.Length];
        SessionScorers.Named("ensemble").Fit(SessionTraining.Unlabelled(shuffled), new(), Ct).Score(fresh, scores);
        Assert.DoesNotContain(scores, s => s > 0.5);
    }

    [Fact]
    public void WhatBrokeOffIsAnomalousAlsoWhereTheTrainingHasSomeOfIt()
    {
        LogSession[] training = [.. Some.Sessions(2000), .. Enumerable.Range(0, 30).Select(i => new LogSession("b" + i, new[] { 1 }))];
        Assert.True(ScoreOf("ensemble", training, 1) > 0.5);
        Assert.True(ScoreOf("count-vector", training, 1) < 0.5);
    }

    [Fact]
    public void NothingIsBrokenOffWhereSessionsHaveNoCore()
    {
        LogSession[] training = [.. Enumerable.Range(0, 400).Select(i => new LogSession("k" + i, new[] { i % 8, (i % 8) + 10 }))];
        Assert.Equal(0, ScoreOf("broken-off", training, 5));
    }

    [Fact]
    public void NewEventsAndLengthsAreFoundByThePlainScorer()
    {
        Assert.True(ScoreOf("new-event", Some.Sessions(2000), 1, 2, 3, 4, 42, 7) > 0.5);
        Assert.True(ScoreOf("new-event", Some.Sessions(2000), [.. Enumerable.Repeat(4, 50)]) > 0.5);
    }

    [Fact]
    public void LabelsTeachWhatCountsCannotTell()
    {
        // 5 without 6 is in the training often enough to be known; only labels say that it is bad.
        LogSession[] bad = [.. Enumerable.Range(0, 40).Select(i => new LogSession("b" + i, new[] { 1, 2, 3, 4, 5, 7 }))];
        var scorer = SessionScorers.Named("ensemble").Fit(new([.. Some.Sessions(2000), .. bad], [.. Enumerable.Repeat(false, 2000), .. Enumerable.Repeat(true, 40)]), new(), Ct);
        var scores = new double[2];
        scorer.Score([Some.Session(1, 2, 3, 4, 5, 7), Some.Session(1, 2, 3, 4, 5, 6, 7)], scores);
        Assert.True(scores[0] > 0.5 && scores[1] < 0.5, $"{scores[0]}, {scores[1]}");
    }

    [Fact]
    public void AFewStraysInTheTrainingDoNotLiftTheThreshold()
    {
        LogSession[] strays = [.. Enumerable.Range(0, 4).Select(i => new LogSession("x" + i, new[] { 50 + i, 60 + i, 70 + i }))];
        Assert.True(ScoreOf("count-vector", [.. Some.Sessions(2000), .. strays], 1, 2, 3, 4, 99, 7) > 0.5);
    }

    [Fact]
    public void TheThresholdIsAtLeastTheFloorAndNeverBelowWhatTheBudgetAllows() => Prop.ForAll<double[]>(raw =>
    {
        var heldOut = raw.Where(double.IsFinite).Select(Math.Abs).ToArray();
        var threshold = SessionThreshold.Of(heldOut, Training(1000, 0.01));
        var above = heldOut.Count(h => h > threshold);
        return threshold >= SessionThreshold.Floor(1000, 0.01) && above <= Math.Max(0.01 * heldOut.Length, 5);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ASessionOfTheTrainingIsMeasuredAsIfItHadNotBeenThere()
    {
        LogSession[] others = Some.Sessions(300);
        var strange = Some.Session(1, 3, 2, 9, 7);
        var with = new SuccessorSurprise([.. others, strange], isScored: true);
        Assert.Equal(new SuccessorSurprise(others, isScored: false).Measure(strange), with.Measure(strange), 1e-9);
        Assert.True(new SuccessorSurprise([.. others, strange], isScored: false).Measure(strange) < with.Measure(strange));
    }

    [Fact]
    public void AnomaliesAmongTheMeasuredDoNotMoveAThresholdForMixedOnes()
    {
        var random = new Random(1);
        double[] ordinary = [.. Enumerable.Range(0, 900).Select(_ => 20 + random.NextDouble())];
        double[] mixed = [.. ordinary, .. Enumerable.Repeat(100.0, 100)];
        Assert.InRange(SessionThreshold.OfMixed(mixed, 1000, 0.001), 20.9, 23);
        Assert.Equal(100, SessionThreshold.Of(mixed, Training(1000, 0.001)));
    }

    [Fact]
    public void AStrangeSessionAmongTheScoredDoesNotVouchForItself()
    {
        LogSession[] sessions = [.. Some.Sessions(2000), Some.Session(1, 3, 2, 4, 9, 7)];
        foreach (var family in new[] { "ensemble", "count-vector", "markov", "new-event" })
        {
            var scores = new double[1];
            SessionScorers.Named(family).Fit(SessionTraining.Unlabelled(sessions) with { IsScored = true }, new(), Ct).Score([sessions[^1]], scores);
            Assert.True(scores[0] > 0.5, $"{family}: {scores[0]}");
        }
    }

    [Fact]
    public void SessionsWithoutAnyPatternAreNotCalledAnomalousByTheHundred()
    {
        var random = new Random(4);
        LogSession[] sessions = [.. Enumerable.Range(0, 3000).Select(i => new LogSession("r" + i, Enumerable.Range(0, 1 + random.Next(8)).Select(_ => (int)(300 * random.NextDouble() * random.NextDouble())).ToArray()))];
        var scores = new double[sessions.Length];
        SessionScorers.Named("ensemble").Fit(SessionTraining.Unlabelled(sessions) with { IsScored = true }, new(), Ct).Score(sessions, scores);
        Assert.InRange(scores.Count(x => x > 0.5), 0, 90);
    }

    [Fact]
    public void SessionsInAnotherOrderGiveTheSameScores() => Prop.ForAll<int>(seed =>
    {
        var sessions = Some.Sessions(60);
        var shuffled = sessions.ToArray();
        new Random(seed).Shuffle(shuffled);
        return new[] { "count-vector", "new-event", "broken-off" }.All(f => ScoreOf(f, sessions, 1, 2, 9) == ScoreOf(f, shuffled, 1, 2, 9));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void DistanceIsThatOfTheReference()
    {
        // Recorded from an implementation of the same formula in numpy: weights -ln of the share that departs from the usual count, |a-b| / sqrt(1 + min(a, b)).
        LogSession[] training = [.. Enumerable.Range(0, 90).Select(i => new LogSession("a" + i, new[] { 0, 0, 1 })), .. Enumerable.Range(0, 10).Select(i => new LogSession("b" + i, new[] { 0, 1, 1, 2 }))];
        var gauge = new NearestCountVector(new KnownVectors(training), isScored: false);
        Assert.Equal(0, gauge.Measure(Some.Session(0, 0, 1)));
        Assert.Equal(1.5678, gauge.Measure(Some.Session(0, 1, 2)), 1e-3);
        Assert.Equal(4.6151, gauge.Measure(Some.Session(0, 0, 1, 7)), 1e-3);
    }

    private static GaugeTraining Training(int sessions, double falseAlarms) => new(Some.Sessions(sessions), falseAlarms, IsScored: false);

    private static double ScoreOf(string family, LogSession[] training, params int[] events)
    {
        var score = new double[1];
        SessionScorers.Named(family).Fit(SessionTraining.Unlabelled(training), new(), Ct).Score([Some.Session(events)], score);
        return score[0];
    }

    private static int[] Shuffled(int[] events, Random random)
    {
        random.Shuffle(events);
        return events;
    }
}
