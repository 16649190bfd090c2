using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Tests.Chat;

namespace AiOps.Bot.Tests.Cards;

public sealed class CardTextTests
{
    private static Investigation Found => SomeCards.Found;

    private static string Render(Investigation? investigation, IncidentStatus status, params Remediation[] remediations) =>
        CardText.Render(SomeCards.Of(investigation, status, remediations));

    [Fact]
    public void ANewIncident() => Golden.Matches("new-incident.txt", Render(null, IncidentStatus.Triggered));

    [Fact]
    public void AnInvestigatedIncidentWithAProposal() =>
        Golden.Matches("investigated-incident.txt", Render(Found, IncidentStatus.Acknowledged, CardBuilderTests.Remediation()));

    [Fact]
    public void AnInconclusiveInvestigation() =>
        Golden.Matches("inconclusive-incident.txt", Render(Found with { Hypotheses = [], Narrative = null }, IncidentStatus.Triggered));

    [Fact]
    public void AnIncidentThatAModelLookedInto() => Golden.Matches("inquired-incident.txt", Render(SomeCards.Inquired, IncidentStatus.Triggered));

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
