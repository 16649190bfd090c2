using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Cards;

public sealed class CardTextTests
{
    private static Investigation Found => Some.Investigation(
        Some.Evidence("E1", Some.Draft(EvidenceKinds.CrontabFault) with { Title = "the command does not exist" }),
        Some.Evidence("E2", Some.Draft(EvidenceKinds.TriggerLines).With("Mar 14 12:00:00 h1 sshd[5]: Failed password for \u001b[31mroot from 203.0.113.9", Some.Noon, tainted: true))) with
    {
        Hypotheses =
        [
            Some.Hypothesis(HypothesisKinds.CrontabFault, 0.9, "E1", "E2") with { Title = "Crontab /etc/cron.d/ship, line 4: the command does not exist", Confidence = Confidence.VeryLikely, ManualStep = "Change the line." },
            Some.Hypothesis(HypothesisKinds.RecentChange, 0.7, "E2") with { Confidence = Confidence.Likely, Contradicts = [new("E1")], ManualStep = "Take the change back." },
        ],
        RuledOut = [Some.Hypothesis(HypothesisKinds.HostSilent, 0, "E2") with { RuledOutBecause = "other lines of the host go on arriving" }],
        Gaps = [new("CloudTrail changes", "the permission cloudtrail:LookupEvents is missing for: changes of the last day")],
        Narrative = new("small-model", [new("The job stopped because its command is misspelt.", [new("E1")])], 1),
    };

    private static string Render(Investigation? investigation, IncidentStatus status, params Remediation[] remediations)
    {
        var incident = Some.Incident(labels: Some.Labels(("schedule", "hourly at minute 7"), ("missed", "3"))) with { Status = status, ResolvedAt = status == IncidentStatus.Resolved ? Some.Noon : null };
        return CardText.Render(CardBuilder.Build(new(incident, [], investigation, remediations, Some.Noon.AddMinutes(5))));
    }

    [Fact]
    public void ANewIncident() => Golden.Matches("new-incident.txt", Render(null, IncidentStatus.Triggered));

    [Fact]
    public void AnInvestigatedIncidentWithAProposal() =>
        Golden.Matches("investigated-incident.txt", Render(Found, IncidentStatus.Acknowledged, CardBuilderTests.Remediation()));

    [Fact]
    public void AnInconclusiveInvestigation() =>
        Golden.Matches("inconclusive-incident.txt", Render(Found with { Hypotheses = [], Narrative = null }, IncidentStatus.Triggered));

    [Fact]
    public void AResolvedIncidentWithItsRemediation() => Golden.Matches(
        "resolved-incident.txt",
        Render(Found with { Narrative = null, Gaps = [] }, IncidentStatus.Resolved, CardBuilderTests.Remediation(status: RemediationStatus.Succeeded) with
        {
            Execution = new() { IdempotencyKey = "k", StartedAt = Some.Noon, CheckDetail = "the rule is gone" },
        }));

    [Fact]
    public void ControlAndDirectionCharactersOfALogLineDoNotReachATerminal() =>
        Assert.DoesNotContain('\u001b', Render(Found, IncidentStatus.Triggered));
}
