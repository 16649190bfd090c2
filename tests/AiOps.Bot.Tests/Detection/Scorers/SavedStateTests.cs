using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;
using FsCheck;
using FsCheck.Fluent;

namespace AiOps.Bot.Tests.Detection.Scorers;

public sealed class SavedStateTests
{
    private static readonly string[] Lines =
    [
        "h CROND[5]: (root) CMD (/opt/x)",
        "h sshd[7]: Failed password for root from 203.0.113.7 port 9 ssh2",
        "h sshd[7]: Invalid user bob from 203.0.113.8",
        "h sshd[7]: Accepted password for root from 203.0.113.7 port 9 ssh2",
        "h app[7]: ERROR: User: arn:aws:iam::1:user/x is not authorized to perform: s3:GetObject on it",
        "h app[7]: order taken",
        "h app[7]: connection refused by the database",
    ];

    [Fact]
    public void StoppingAndGoingOnAtAnyPointChangesNothing() =>
        Prop.ForAll<NonNegativeInt, NonNegativeInt>((seed, cut) =>
        {
            var events = Story(seed.Get);
            var whole = Found(events, []);
            var parts = Found(events, [cut.Get % events.Count, cut.Get * 7 % events.Count]);
            return whole.SequenceEqual(parts);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(8));

    [Fact]
    public void TheStoryHasSomethingToFind() => Assert.True(Found(Story(1), []).Select(id => id).Distinct().Count() > 3);

    [Fact]
    public void SavingTwiceGivesTheSameBytes()
    {
        var run = new ScoringRun();
        foreach (var logEvent in Story(4))
        {
            run.Scorer.Observe(logEvent, run.Found);
        }

        var state = run.Scorer.Save();
        Assert.Equal(state, ScoringRun.Factory.Load(state).Save());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(40)]
    public void DamagedStateIsRefused(int at)
    {
        var state = ScoringRun.Factory.Create().Save();
        state[at] ^= 1;
        Assert.Throws<FormatException>(() => ScoringRun.Factory.Load(state));
    }

    [Fact]
    public void EmptyOrShortStateIsRefused()
    {
        Assert.Throws<FormatException>(() => ScoringRun.Factory.Load([]));
        Assert.Throws<FormatException>(() => ScoringRun.Factory.Load(new byte[16]));
    }

    /// <summary>Forty days of two hosts, with what each part looks for in them.</summary>
    private static List<LogEvent> Story(int seed)
    {
        var random = new Random(seed);
        var run = new ScoringRun();
        var other = Some.Stream with { Stream = "i-other" };
        run.AddAll(Times.Hourly(7, 20), at => $"{at:MMM dd HH:mm:ss} h export[{at.Hour}]: shipped {at.Hour} files");
        run.AddAll(Times.Hourly(20, 40), at => $"{at:MMM dd HH:mm:ss} {Lines[0]}", other);
        run.AddAll(Times.Hourly(25, 40), at => $"{at:MMM dd HH:mm:ss} {Lines[0]}");
        for (var i = 0; i < 400; i++)
        {
            var at = Times.Start.AddHours(random.NextDouble() * 960);
            run.Add(at, $"{at:MMM dd HH:mm:ss} {Lines[random.Next(Lines.Length)]}", random.Next(2) == 0 ? Some.Stream : other);
        }

        for (var i = 0; i < 60; i++)
        {
            var at = Times.Start.AddDays(30).AddSeconds(i);
            run.Add(at, $"{at:MMM dd HH:mm:ss} {Lines[i % 3 == 0 ? 6 : 1]}");
        }

        return [.. run.Events.OrderBy(e => e.Timestamp)];
    }

    private static List<string> Found(List<LogEvent> events, int[] cuts)
    {
        var found = new List<Anomaly>();
        var scorer = ScoringRun.Factory.Create();
        for (var i = 0; i < events.Count; i++)
        {
            if (cuts.Contains(i))
            {
                scorer = ScoringRun.Factory.Load(scorer.Save());
            }

            scorer.Observe(events[i], found);
            if (i % 50 == 0)
            {
                scorer.AdvanceTo(events[i].Timestamp, found);
            }
        }

        return [.. found.Select(a => $"{a.Id} {a.Time.UtcTicks} {a.Title} {a.Score} {string.Join(',', a.EventIds)}")];
    }
}
