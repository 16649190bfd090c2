using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Detection;
using AiOps.Bot.Detection.Scorers;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Tests.Detection.Scorers;

public sealed class LogScoringTests
{
    private const int Distinct = 30_000;

    [Fact]
    public async Task AFileIsScoredToItsEnd()
    {
        var detect = new ServiceCollection().AddLogParsing().AddLogScoring().BuildServiceProvider().GetRequiredService<DetectAnomalies>();
        var run = new ScoringRun().AddAll(Times.Hourly(7, 15), at => $"{at:MMM dd HH:mm:ss} h backup[7]: done");
        run.AddAll(Times.Hourly(30, 20), at => $"{at:MMM dd HH:mm:ss} h app[7]: alive");
        var events = run.Events.OrderBy(e => e.Timestamp).ToAsyncEnumerable();
        var found = await detect.RunAsync(events, null, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal("backup", Assert.Single(found).Labels[AnomalyLabels.Program]);
    }

    [Fact]
    public async Task WhatIsMissingAtTheEndDependsOnWhatNowIs()
    {
        var detect = new DetectAnomalies(ScoringRun.Factory);
        var run = new ScoringRun().AddAll(Times.Hourly(7, 15), at => $"{at:MMM dd HH:mm:ss} h backup[7]: done");
        var token = TestContext.Current.CancellationToken;
        Assert.Empty(await detect.RunAsync(run.Events.ToAsyncEnumerable(), null, token).ToListAsync(token));
        Assert.Single(await detect.RunAsync(run.Events.ToAsyncEnumerable(), Times.Start.AddDays(16), token).ToListAsync(token));
    }

    [Fact]
    public void StateStaysSmallHoweverManyShapesAndAddressesCome()
    {
        var scorer = ScoringRun.Factory.Create();
        var found = new List<Anomaly>();
        var sizes = new List<int>();
        for (var i = 1; i <= Distinct; i++)
        {
            var text = i % 2 == 0
                ? $"app[1]: {new string((char)('a' + (i % 26)), 1 + (i / 26 % 40))} {new string((char)('a' + (i / 7 % 26)), 1 + (i / 1040))} seen"
                : $"sshd[1]: Failed password for u{i} from 10.{i >> 16}.{(i >> 8) & 255}.{i & 255} port 4 ssh2";
            scorer.Observe(Some.LogEvent($"Jan 01 00:00:00 h {text}", Times.Start.AddSeconds(i), $"id{i}"), found);
            if (i % (Distinct / 2) == 0)
            {
                sizes.Add(scorer.Save().Length);
            }
        }

        Assert.InRange(sizes[1], 0, 12_000_000);
        Assert.InRange(found.Count, 0, 40);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\u0001\ud800")]
    [InlineData("Failed password for  from  port  ssh2")]
    [InlineData("message repeated 99999999999 times: [ Failed password for root from 203.0.113.7 port 1 ssh2]")]
    [InlineData("message repeated 5 times: [ ")]
    [InlineData("Jan 01 00:00:00 h sshd[1]: Accepted password for")]
    [InlineData("Jan 01 00:00:00 h sshd[1]: Connection closed by invalid user  port ")]
    public void NoLineBreaksAScorer(string message)
    {
        var scorer = ScoringRun.Factory.Create();
        var found = new List<Anomaly>();
        foreach (var at in new[] { Some.Noon, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Some.Noon.AddYears(-30) })
        {
            scorer.Observe(Some.LogEvent(message, at, at.Ticks + message), found);
            scorer.AdvanceTo(at, found);
        }

        Assert.Empty(found);
        Assert.NotEmpty(ScoringRun.Factory.Load(scorer.Save()).Save());
    }

    [Fact]
    public void AClockThatRunsWildDoesNotMoveWhatIsExpected()
    {
        var run = new ScoringRun().AddAll(Times.Hourly(7, 15), at => $"{at:MMM dd HH:mm:ss} h backup[7]: done");
        run.Scorer.Observe(Some.LogEvent("Jan 01 00:00:00 h backup[7]: done", Times.Start.AddYears(50), "wild") with { IngestedAt = Times.Start }, run.Found);
        run.Live(Times.Start.AddDays(17));
        Assert.Equal(AnomalyKinds.ActivityCeased, Assert.Single(run.Found).Kind);
    }
}
