using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Tests.Detection.Scorers;

public sealed class NoveltyTests
{
    private static readonly DateTimeOffset Later = Times.Start.AddDays(3);

    private static string Line(DateTimeOffset at, string text) => $"{at:MMM dd HH:mm:ss} h app[7]: {text}";

    private static ScoringRun Settled() =>
        new ScoringRun().AddAll(Times.Every(TimeSpan.FromMinutes(8), Times.Start, Later), at => Line(at, at.Minute % 2 == 0 ? "order taken" : $"order {at.Minute} shipped"));

    private static IReadOnlyList<Anomaly> NewIn(ScoringRun run) => run.Live().Of(AnomalyKinds.NewTemplate);

    [Fact]
    public void ANewErrorInASettledStreamIsRaisedOnce()
    {
        var run = Settled().Add(Later, Line(Later, "ERROR: connection refused by 10.0.0.7")).Add(Later.AddMinutes(1), Line(Later, "ERROR: connection refused by 10.0.0.9"));
        var found = Assert.Single(NewIn(run));
        Assert.Equal(Severity.Medium, found.Severity);
        Assert.Equal("app", found.Labels[AnomalyLabels.Program]);
        Assert.True(found.Score >= found.Threshold);
    }

    [Fact]
    public void WordsOfDisasterWeighMore() =>
        Assert.Equal(Severity.High, Assert.Single(NewIn(Settled().Add(Later, Line(Later, "kernel says out of memory")))).Severity);

    [Fact]
    public void ANewLineThatSpeaksOfNoFaultIsNotRaised() => Assert.Empty(NewIn(Settled().Add(Later, Line(Later, "a new feature greets you"))));

    [Fact]
    public void ANewLineGradedAsInformationIsNotRaised() =>
        Assert.Empty(NewIn(Settled().Add(Later, Line(Later, "error budget report written"), severity: LogSeverity.Info)));

    [Fact]
    public void AStreamThatIsOnlyBeginningIsNotJudged()
    {
        var run = new ScoringRun();
        for (var i = 0; i < 50; i++)
        {
            run.Add(Some.Noon.AddMinutes(i), Line(Some.Noon, $"ERROR: {new string((char)('a' + (i % 26)), 3 + i)} failed"));
        }

        Assert.Empty(NewIn(run));
    }

    [Fact]
    public void AFloodOfNewErrorsIsCapped()
    {
        var run = Settled();
        for (var i = 0; i < 40; i++)
        {
            run.Add(Later.AddSeconds(i), Line(Later, $"ERROR: {new string((char)('a' + (i % 26)), 3 + i)} failed"));
        }

        Assert.InRange(NewIn(run).Count, 1, 3);
    }

    [Fact]
    public void AFailedLoginIsLeftToTheScorerOfLogins() =>
        Assert.Empty(NewIn(Settled().Add(Later, $"{Later:MMM dd HH:mm:ss} h sshd[7]: Failed password for root from 203.0.113.7 port 9 ssh2")));
}
