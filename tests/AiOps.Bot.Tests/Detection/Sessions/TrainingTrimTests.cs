using AiOps.Bot.Detection.Scorers.Sessions;
using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Tests.Detection.Sessions;

/// <summary>Anomalies in an unlabelled training.</summary>
public sealed class TrainingTrimTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(120)]
    public void AnomaliesInTheTrainingDoNotVouchForOthers(int strangers)
    {
        LogSession[] training = [.. Some.Sessions(1000), .. Strangers(strangers)];
        var scores = Scores(training, [.. Strangers(120).Skip(strangers / 2).Take(30), .. Some.Sessions(300, seed: 4)]);
        Assert.All(scores[..30], s => Assert.True(s > 0.5));
        Assert.True(scores[30..].Count(s => s > 0.5) <= 3);
    }

    [Fact]
    public void LabelsSayWhoIsOrdinaryAndNobodyElse()
    {
        LogSession[] training = [.. Some.Sessions(1000), .. Strangers(60)];
        var score = new double[1];
        SessionScorers.Named("ensemble").Fit(new(training, [.. training.Select(_ => false)]), new(), Ct).Score([training[^1]], score);
        Assert.True(score[0] < 0.5);
    }

    [Fact]
    public void ATrainingOfOrdinarySessionsStaysAsItIs()
    {
        var training = GaugeTraining.Of(SessionTraining.Unlabelled(Some.Sessions(1000)));
        Assert.Same(training, Trimmed(training));
    }

    [Fact]
    public void AFewStrangersAreNoReasonToTrim()
    {
        var training = GaugeTraining.Of(SessionTraining.Unlabelled([.. Some.Sessions(1000), .. Strangers(5)]));
        Assert.Same(training, Trimmed(training));
    }

    [Fact]
    public void WhatGoesIsStrangeAndNoMoreThanOneInFive()
    {
        var trimmed = Trimmed(GaugeTraining.Of(SessionTraining.Unlabelled([.. Some.Sessions(1000), .. Strangers(100)])));
        Assert.True(trimmed.IsTrimmed);
        Assert.All(trimmed.Sessions, s => Assert.StartsWith("s", s.Key, StringComparison.Ordinal));
        Assert.InRange(trimmed.Sessions.Count, 990, 1000);
        Assert.True(Trimmed(GaugeTraining.Of(SessionTraining.Unlabelled([.. Some.Sessions(300), .. Strangers(400)]))).Sessions.Count >= 560);
    }

    /// <summary>Each has foreign events in it, three of a choice of eighty, so that each event comes in several.</summary>
    private static LogSession[] Strangers(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(i => new LogSession("x" + i, (int[])[1, 2, 3, 20 + random.Next(80), 20 + random.Next(80), 20 + random.Next(80), 4, 7]))];
    }

    private static GaugeTraining Trimmed(GaugeTraining training) => new TrainingTrim(new(), new(), (_, _) => true).Trim(training, new(), Ct);

    private static double[] Scores(LogSession[] training, LogSession[] probes)
    {
        var scores = new double[probes.Length];
        SessionScorers.Named("ensemble").Fit(SessionTraining.Unlabelled(training), new(), Ct).Score(probes, scores);
        return scores;
    }
}
