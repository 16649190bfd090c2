using System.Collections.Immutable;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Cards;

public sealed class CardBuilderTests
{
    private static CardInput Input(Investigation? investigation = null, params Remediation[] remediations) =>
        new(Some.Incident(), [], investigation, remediations, Some.Noon);

    internal static Remediation Remediation(string id = "rem-1", RemediationStatus status = RemediationStatus.Proposed) => new()
    {
        Id = new(id),
        Incident = new("inc-1"),
        Title = "Close port 22 to the world",
        Tier = ActionTier.Reversible,
        Request = new() { ActionId = "ec2.revoke-ingress", Resource = new("sg-1"), Account = "1", Region = "r", Parameters = Some.Labels(("port", "22")) },
        Plan = new()
        {
            PreImage = "{}",
            Calls = [new("ec2", "RevokeSecurityGroupIngress", Some.Labels(("cidr", "0.0.0.0/0"), ("port", "22")))],
            InverseCalls = [new("ec2", "AuthorizeSecurityGroupIngress", Some.Labels())],
            Inverse = new() { ActionId = "ec2.authorize-ingress", Resource = new("sg-1"), Account = "1", Region = "r", Parameters = Some.Labels() },
            Impact = "Nobody outside the office can log in",
            Check = "The rule is gone",
        },
        RequestedBy = "aiops",
        ProposedAt = Some.Noon,
        ExpiresAt = Some.Noon.AddMinutes(30),
        Digest = "abc",
        Status = status,
    };

    private static Investigation Found() =>
        Some.Investigation(Some.Evidence("E1", Some.Draft(EvidenceKinds.CrontabFault).With("7 * * * * exprot.sh")), Some.Evidence("E2", Some.Draft(EvidenceKinds.Change))) with
        {
            Hypotheses = [Some.Hypothesis(HypothesisKinds.CrontabFault, 0.9, "E1", "E9"), Some.Hypothesis(HypothesisKinds.RecentChange, 0.3, "E2")],
            RuledOut = [Some.Hypothesis(HypothesisKinds.HostSilent, 0, "E2") with { RuledOutBecause = "the host goes on writing" }],
            Gaps = [new("CloudTrail changes", "permission cloudtrail:LookupEvents is missing")],
        };

    [Fact]
    public void BeforeTheFirstInvestigationACardSaysThatItInvestigates()
    {
        var card = CardBuilder.Build(Input());
        Assert.Equal("Investigating", card.Headline);
        Assert.Null(card.MostLikely);
        Assert.Equal(["not investigated yet"], card.Context);
    }

    [Fact]
    public void AnInvestigationWithoutHypothesesIsInconclusive() =>
        Assert.Equal("Inconclusive: nothing that was read explains it", CardBuilder.Build(Input(Some.Investigation())).Headline);

    [Fact]
    public void UnlikelyCandidatesAreShownWithoutBeingCalledTheCause()
    {
        var unlikely = Some.Hypothesis(HypothesisKinds.RecentChange, 0.1, "E1") with { Confidence = Confidence.Unlikely };
        var card = CardBuilder.Build(Input(Found() with { Hypotheses = [unlikely] }));
        Assert.Null(card.MostLikely);
        Assert.StartsWith("Inconclusive", card.Headline, StringComparison.Ordinal);
        Assert.Equal("unlikely", Assert.Single(card.Alternatives).ConfidenceWord);
    }

    [Fact]
    public void TheFirstHypothesisIsTheMostLikelyCauseAndCitesOnlyEvidenceThatExists()
    {
        var cause = CardBuilder.Build(Input(Found())).MostLikely!;
        Assert.Equal("likely", cause.ConfidenceWord);
        Assert.Equal(["E1"], cause.Evidence.Select(e => e.Id.Value));
        Assert.Equal("7 * * * * exprot.sh", cause.Evidence[0].Line);
    }

    [Fact]
    public void RuledOutCandidatesAndGapsAreShown()
    {
        var card = CardBuilder.Build(Input(Found()));
        Assert.Equal(new CardRuledOut("because of host-silent", "the host goes on writing"), Assert.Single(card.RuledOut));
        Assert.Equal("CloudTrail changes: permission cloudtrail:LookupEvents is missing", Assert.Single(card.CouldNotRead));
    }

    [Fact]
    public void WhatWasReadAndHeldNothingIsNoGap()
    {
        var card = CardBuilder.Build(Input(Found() with { Gaps = [new("refused calls", "no refused call by ops-host", GapKind.NothingThere)] }));
        Assert.Empty(card.CouldNotRead);
        Assert.Equal("refused calls: no refused call by ops-host", Assert.Single(card.NothingFound));
        Assert.DoesNotContain(card.Context, part => part.Contains("could not be read", StringComparison.Ordinal));
    }

    [Fact]
    public void TheLineThatSaysWhatTheEvidenceSaysIsShown()
    {
        EvidenceLine[] lines = [new("1", null, "Invalid user oracle from 203.0.113.77", true), new("2", null, "Accepted password for backup from 203.0.113.77 port 40388 ssh2", true)];
        var found = Found();
        var telling = found.Evidence[0] with { Found = found.Evidence[0].Found with { Title = "sshd accepted password for backup from 203.0.113.77", Lines = [.. lines] } };
        var card = CardBuilder.Build(Input(found with { Evidence = found.Evidence.SetItem(0, telling) }));
        Assert.Equal(lines[1].Text, card.MostLikely!.Evidence.Single(e => e.Id == telling.Id).Line);
    }

    [Theory]
    [InlineData("NyAqICogKiAqIGRib3BzIC9vcHQveC5zaA==", "NewLine=\"7 * * * * dbops /opt/x.sh\" (sent as base64)")]
    [InlineData("not base64!", "NewLineBase64=not base64!")]
    [InlineData("/wD/AA==", "NewLineBase64=/wD/AA==")]
    public void PackedTextIsShownUnpacked(string sent, string shown)
    {
        var remediation = Remediation();
        var plan = remediation.Plan with { Calls = [new("ssm", "SendCommand", Some.Labels(("NewLineBase64", sent)))] };
        Assert.Equal($"ssm SendCommand {shown}", CardBuilder.Build(Input(Found(), remediation with { Plan = plan })).Proposals[0].Operations[0]);
    }

    [Fact]
    public void AnOpenProposalComesWithApproveRejectAndDryRunAndNoMoreThanThreeButtons()
    {
        var card = CardBuilder.Build(Input(Found(), Remediation()));
        Assert.Equal([CardButtonKind.Approve, CardButtonKind.Reject, CardButtonKind.DryRun], card.Buttons.Select(b => b.Kind));
        Assert.Contains(card.MoreButtons, b => b.Kind == CardButtonKind.Acknowledge);
        Assert.Equal("ec2 RevokeSecurityGroupIngress cidr=0.0.0.0/0 port=22", Assert.Single(card.Proposals).Operations.Single());
    }

    [Fact]
    public void AnExpiredProposalHasNoButtons()
    {
        var card = CardBuilder.Build(Input(Found(), Remediation()) with { Now = Some.Noon.AddHours(1) });
        Assert.DoesNotContain(card.Buttons.Concat(card.MoreButtons), b => b.Remediation is not null);
        Assert.StartsWith("expired", card.Proposals.Single().StatusText, StringComparison.Ordinal);
    }

    [Fact]
    public void ASucceededRemediationCanBeRolledBackOnce()
    {
        var done = Remediation(status: RemediationStatus.Succeeded);
        var back = Remediation("rem-2") with { RollbackOf = done.Id };
        Assert.Contains(Buttons(done), b => b.Kind == CardButtonKind.RollBack && b.Remediation == done.Id);
        Assert.DoesNotContain(Buttons(done, back), b => b.Kind == CardButtonKind.RollBack);
    }

    [Fact]
    public void OpenProposalsComeFirst()
    {
        var card = CardBuilder.Build(Input(Found(), Remediation("rem-1", RemediationStatus.Rejected), Remediation("rem-2") with { ProposedAt = Some.Noon.AddDays(-1) }));
        Assert.Equal(["rem-2", "rem-1"], card.Proposals.Select(p => p.Id.Value));
    }

    [Fact]
    public void EveryStatusOfARemediationAndAnIncidentHasACard()
    {
        foreach (var status in Enum.GetValues<RemediationStatus>())
        {
            foreach (var state in Enum.GetValues<IncidentStatus>())
            {
                var card = CardBuilder.Build(Input(Found(), Remediation(status: status)) with { Incident = Some.Incident() with { Status = state } });
                Assert.NotEmpty(card.Proposals.Single().StatusText);
                Assert.InRange(card.Buttons.Length, 1, 3);
            }
        }
    }

    [Fact]
    public void LongTextsAreCutWithoutBreakingACharacter()
    {
        var title = new string('x', 148) + "😀😀😀";
        var card = CardBuilder.Build(Input() with { Incident = Some.Incident() with { Title = title } });
        Assert.Equal(new string('x', 148) + "…", card.Header);
    }

    private static ImmutableArray<CardButton> Buttons(params Remediation[] remediations)
    {
        var card = CardBuilder.Build(Input(Found(), remediations));
        return [.. card.Buttons, .. card.MoreButtons];
    }
}
