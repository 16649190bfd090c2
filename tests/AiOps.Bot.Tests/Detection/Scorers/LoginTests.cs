using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;

namespace AiOps.Bot.Tests.Detection.Scorers;

public sealed class LoginTests
{
    private const string Stranger = "203.0.113.77";
    private const string Office = "198.51.100.24";

    private static string Sshd(DateTimeOffset at, string text) => $"{at:MMM dd HH:mm:ss} ip-10-20-0-10 sshd[21877]: {text}";

    private static ScoringRun Guessing(int tries, string address = Stranger, string user = "backup")
    {
        var run = new ScoringRun();
        for (var i = 0; i < tries; i++)
        {
            var at = Some.Noon.AddSeconds(2 * i);
            run.Add(at, Sshd(at, $"Failed password for {user} from {address} port {40000 + i} ssh2"));
        }

        return run;
    }

    private static ScoringRun Then(ScoringRun run, string text, double minutes = 3) => run.Add(Some.Noon.AddMinutes(minutes), Sshd(Some.Noon.AddMinutes(minutes), text));

    [Fact]
    public void ALoginThatFollowsManyGuessesIsCritical()
    {
        var run = Then(Guessing(25), $"Accepted password for backup from {Stranger} port 40388 ssh2").Live();
        var entry = Assert.Single(run.Of(AnomalyKinds.LoginAfterFailures));
        Assert.Equal(Severity.Critical, entry.Severity);
        Assert.Equal(Stranger, entry.Labels[AnomalyLabels.SourceAddress]);
        Assert.Equal("backup", entry.Labels[AnomalyLabels.User]);
        Assert.Equal("25", entry.Labels[AnomalyLabels.Count]);
        Assert.Equal("22", entry.Labels[AnomalyLabels.Port]);
        Assert.Equal("sshd", entry.Labels[AnomalyLabels.Program]);
        Assert.Equal(26, entry.EventIds.Length);
        Assert.Equal("e25", entry.EventIds[^1]);
        Assert.Equal(new ResourceId(Some.Stream.Stream), entry.Resource);
    }

    [Fact]
    public void GuessesAreReportedAtGrowingCountsUnderOneSignal()
    {
        var reports = Guessing(300).Live().Of(AnomalyKinds.LoginBruteForce);
        Assert.Equal(["5", "20", "80"], reports.Select(a => a.Labels[AnomalyLabels.Count]));
        Assert.Single(reports.Select(a => string.Join('|', a.Signal)).Distinct());
        Assert.Equal(3, reports.Select(a => a.Id).Distinct().Count());
        Assert.Equal([Severity.Low, Severity.Medium, Severity.Medium], reports.Select(a => a.Severity));
        Assert.All(reports, a => Assert.True(a.Score >= a.Threshold));
    }

    [Fact]
    public void AnAttackThatStoppedIsToldOnceMoreWithAllOfItsTries() =>
        Assert.Equal(["5", "20", "80", "300"], Guessing(300).Live(Some.Noon.AddHours(1)).Of(AnomalyKinds.LoginBruteForce).Select(a => a.Labels[AnomalyLabels.Count]));

    [Fact]
    public void AFewTriesAfterTheLastReportAreNotToldAgain() =>
        Assert.Equal(["5", "20", "80"], Guessing(90).Live(Some.Noon.AddHours(1)).Of(AnomalyKinds.LoginBruteForce).Select(a => a.Labels[AnomalyLabels.Count]));

    [Fact]
    public void AtTheEndOfAFileTheWholeCountIsTold()
    {
        var run = Guessing(90).Live();
        run.Scorer.Finish(run.Found);
        run.Scorer.Finish(run.Found);
        Assert.Equal(["5", "20", "80", "90"], run.Of(AnomalyKinds.LoginBruteForce).Select(a => a.Labels[AnomalyLabels.Count]));
    }

    [Fact]
    public void APersonWhoMistypesTwiceAndGetsInIsNotReported() =>
        Assert.Empty(Then(Guessing(2, Office, "marta"), $"Accepted password for marta from {Office} port 5 ssh2").Live().Found);

    [Fact]
    public void APersonWhoMistypesOftenAtHomeIsOfLowSeverity()
    {
        var run = Guessing(4, Office, "marta");
        for (var day = 1; day < 6; day++)
        {
            run.Add(Some.Noon.AddDays(-day), Sshd(Some.Noon.AddDays(-day), $"Accepted password for marta from {Office} port {day} ssh2"));
        }

        var found = Assert.Single(Then(run, $"Accepted password for marta from {Office} port 5 ssh2").Live().Found);
        Assert.Equal(Severity.Low, found.Severity);
    }

    [Fact]
    public void AColleagueBehindTheSameAddressIsNotTheOneWhoFailed()
    {
        var run = Guessing(6, Office, "jonas");
        for (var day = 1; day < 6; day++)
        {
            run.Add(Some.Noon.AddDays(-day), Sshd(Some.Noon.AddDays(-day), $"Accepted publickey for marta from {Office} port {day} ssh2: RSA SHA256:abc"));
        }

        Assert.Empty(Then(run, $"Accepted publickey for marta from {Office} port 5 ssh2: RSA SHA256:abc").Live().Found);
    }

    [Fact]
    public void SlowGuessesAddUp()
    {
        var run = new ScoringRun();
        for (var i = 0; i < 60; i++)
        {
            run.Add(Some.Noon.AddMinutes(45 * i), Sshd(Some.Noon.AddMinutes(45 * i), $"Failed password for root from {Stranger} port {i} ssh2"));
        }

        Assert.NotEmpty(run.Live().Of(AnomalyKinds.LoginBruteForce));
    }

    [Fact]
    public void ATypoADayIsNotAnAttack()
    {
        var run = new ScoringRun();
        for (var day = 0; day < 90; day++)
        {
            var at = Some.Noon.AddDays(day);
            run.Add(at, Sshd(at, $"Failed password for marta from {Office} port 4 ssh2"));
            run.Add(at.AddSeconds(9), Sshd(at, $"Accepted password for marta from {Office} port 4 ssh2"));
        }

        Assert.Empty(run.Live().Found);
    }

    [Fact]
    public void RepeatsThatSyslogFoldedAreCounted()
    {
        var run = Then(new ScoringRun(), $"message repeated 5 times: [ Failed password for root from {Stranger} port 42393 ssh2]").Live();
        Assert.Equal("5", Assert.Single(run.Found).Labels[AnomalyLabels.Count]);
    }

    [Fact]
    public void AnUnknownUserAndItsRefusedPasswordAreOneFailure()
    {
        var run = new ScoringRun();
        for (var i = 0; i < 4; i++)
        {
            var at = Some.Noon.AddSeconds(i * 3);
            run.Add(at, Sshd(at, $"Invalid user admin from {Stranger} port {i + 1}"));
            run.Add(at.AddSeconds(1), Sshd(at, $"Failed password for invalid user admin from {Stranger} port {i + 1} ssh2"));
            run.Add(at.AddSeconds(2), Sshd(at, $"Connection closed by invalid user admin {Stranger} port {i + 1} [preauth]"));
        }

        Assert.Empty(run.Live().Found);
    }

    [Theory]
    [InlineData("2001:db8::77")]
    [InlineData("::ffff:203.0.113.77")]
    public void AnAddressOfTheNewProtocolIsRead(string address)
    {
        var found = Assert.Single(Guessing(6, address).Live().Found);
        Assert.Contains(found.Labels[AnomalyLabels.SourceAddress], new[] { "2001:db8::77", Stranger });
    }

    [Theory]
    [InlineData("Failed password for invalid user x from 198.51.100.24 port 1 ssh2 from 203.0.113.77 port 9 ssh2")]
    [InlineData("Invalid user Accepted password for root from 198.51.100.24 from 203.0.113.77")]
    public void AUserNameCanNotImitateAnAddress(string line)
    {
        var run = new ScoringRun();
        for (var i = 0; i < 8; i++)
        {
            run.Add(Some.Noon.AddSeconds(i), Sshd(Some.Noon, line));
        }

        Assert.Equal(Stranger, Assert.Single(run.Live().Found).Labels[AnomalyLabels.SourceAddress]);
    }

    [Fact]
    public void ManyStrangersWithAFewTriesEachAreNamedTogether()
    {
        var run = new ScoringRun();
        for (var i = 1; i <= 13; i++)
        {
            run.Add(Some.Noon.AddMinutes(10 * i), Sshd(Some.Noon, $"Failed password for root from 203.0.113.{i} port 9 ssh2"));
        }

        var reports = run.Live(Some.Noon.AddHours(5)).Found;
        Assert.All(reports, a => Assert.Equal(Severity.Low, a.Severity));
        Assert.Equal(13, reports[^1].Labels[AnomalyLabels.SourceAddresses].Split(',').Length);
        Assert.Single(reports.Select(a => string.Join('|', a.Signal)).Distinct());
        Assert.Equal(new TimeRange(Some.Noon.AddMinutes(10), Some.Noon.AddMinutes(130)), reports[^1].Window);
    }

    [Fact]
    public void TheUsualNoiseOfTheInternetIsLearned()
    {
        var random = new Random(3);
        var run = new ScoringRun();
        foreach (var at in random.Poisson(0.4, Times.Start, Times.Start.AddDays(90)))
        {
            run.Add(at, Sshd(at, $"Failed password for root from 203.0.{random.Next(200)}.{random.Next(250)} port 9 ssh2"));
        }

        Assert.InRange(run.Live().Found.Count(a => a.Time > Times.Start.AddDays(4)), 0, 1);
    }

    [Fact]
    public void TheSameEventTwiceCountsOnce()
    {
        var run = Guessing(4);
        foreach (var logEvent in run.Events.Concat(run.Events).Concat(run.Events))
        {
            run.Scorer.Observe(logEvent, run.Found);
        }

        Assert.Empty(run.Found);
    }

    [Fact]
    public void ARefusedDatabasePasswordCountsToo()
    {
        var run = new ScoringRun();
        for (var i = 0; i < 8; i++)
        {
            run.Add(Some.Noon.AddSeconds(i), $"2026-03-14 12:00:0{i} UTC:10.20.3.9(5012{i}):app@orders:[1882{i}]:FATAL:  password authentication failed for user \"app\"");
        }

        Assert.Equal("5432", Assert.Single(run.Live().Found).Labels[AnomalyLabels.Port]);
    }
}
