using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Conversations;

/// <summary>Clicks, judged by the action store, the timeline and what goes out.</summary>
public sealed class ButtonTests
{
    private static readonly string Digest = Some.Remediation().Digest;

    private static ButtonPress Approve(string digest) => Some.Press(CardButtonKind.Approve, "rem-1", digest);

    [Fact]
    public async Task AnEntitledMembersClickApprovesAndTheCardSaysSo()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.Remediation());
        var outcome = await bench.HandleAsync(Approve(Digest));
        Assert.Equal((null, false), (outcome.Reply, outcome.Refused));
        Assert.Equal(RemediationStatus.Approved, (await StatusAsync(bench)).Status);
        Assert.Contains(await bench.TimelineAsync(), e => e is { Verb: TimelineVerbs.Approved, Actor: "Ana (slack)" });
    }

    [Theory]
    [InlineData(ChatStanding.Guest, "guests")]
    [InlineData(ChatStanding.Outsider, "another workspace")]
    [InlineData(ChatStanding.Deactivated, "deactivated")]
    [InlineData(ChatStanding.Bot, "programs")]
    [InlineData(ChatStanding.Unknown, "could not check your account")]
    public async Task WhoeverIsNoMemberDecidesNothingAndIsToldWhy(ChatStanding standing, string why)
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.Remediation());
        bench.Slack.Standing = _ => standing;
        var outcome = await bench.HandleAsync(Approve(Digest));
        Assert.Equal((ReplyVisibility.Private, true), (outcome.Visibility, outcome.Refused));
        Assert.Contains(why, outcome.Reply!.Summary, StringComparison.Ordinal);
        Assert.Equal(RemediationStatus.Proposed, (await StatusAsync(bench)).Status);
        Assert.Contains(await bench.TimelineAsync(), e => e is { Verb: TimelineVerbs.Refused, Actor: "T1/U1 (slack)" });
    }

    [Theory]
    [InlineData(null, " UTC")]
    [InlineData("Europe/Berlin", " (UTC+01:00)")]
    public async Task ARefusalTellsItsTimesInTheZoneThatThePlatformKnows(string? zone, string offset)
    {
        using var bench = new ChatBench();
        var remediation = await bench.PutAsync(Some.Remediation());
        bench.Slack.Zone = _ => zone;
        bench.Time.Advance(remediation.ExpiresAt - Some.Noon);
        var outcome = await bench.HandleAsync(Approve(Digest));
        var local = TimeZoneInfo.ConvertTime(remediation.ExpiresAt, zone is null ? TimeZoneInfo.Utc : Some.Berlin);
        Assert.Contains($"expired at {local:HH:mm:ss}{offset}", outcome.Reply!.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatThePayloadGivesAwayNeedsNoQuestion()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.Remediation());
        Assert.True((await bench.HandleAsync(Approve(Digest), Some.ChatUser(standing: ChatStanding.Outsider))).Refused);
    }

    [Fact]
    public async Task AMemberWhoIsNobodyInTheDirectoryReadsAndDecidesNothing()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.Remediation());
        var outcome = await bench.HandleAsync(Approve(Digest), Some.ChatUser("T1/U99"));
        Assert.Contains("slack:T1/U99", outcome.Reply!.Summary, StringComparison.Ordinal);
        Assert.Contains(await bench.TimelineAsync(), e => e is { Verb: TimelineVerbs.Refused, Actor: "T1/U99 (slack)" });
        Assert.Equal(RemediationStatus.Proposed, (await StatusAsync(bench)).Status);
        Assert.False((await bench.HandleAsync(Some.Press(CardButtonKind.Details), Some.ChatUser("T1/U99"))).Refused);
    }

    [Fact]
    public async Task WhoIsNotEntitledIsToldWhomToAsk()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.Remediation());
        var outcome = await bench.HandleAsync(Approve(Digest), Some.ChatUser("T1/U3"));
        Assert.Contains("ask Ana or Ben", outcome.Reply!.Summary, StringComparison.Ordinal);
        Assert.Contains(await bench.TimelineAsync(), e => e is { Verb: TimelineVerbs.ApprovalRefused, Actor: "Tim (slack)" });
    }

    [Fact]
    public async Task AClickOnAnOldCopyIsRefused()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.Remediation());
        Assert.True((await bench.HandleAsync(Approve("0000"))).Refused);
        Assert.Equal(RemediationStatus.Proposed, (await StatusAsync(bench)).Status);
    }

    [Fact]
    public async Task AClickAfterTheExpiryIsRefused()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.Remediation());
        bench.Time.Advance(TimeSpan.FromHours(2));
        Assert.Contains("expired", (await bench.HandleAsync(Approve(Digest))).Reply!.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARemediationOfAnotherIncidentIsRefused()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.Remediation());
        await bench.PutAsync(Some.OpenIncident("inc-2"));
        var outcome = await bench.HandleAsync(Approve(Digest) with { Incident = new("inc-2") });
        Assert.Contains("does not belong", outcome.Reply!.Summary, StringComparison.Ordinal);
        Assert.Equal(RemediationStatus.Proposed, (await StatusAsync(bench)).Status);
    }

    [Fact]
    public async Task OnePersonWithTwoAccountsCountsOnce()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.Remediation(ActionTier.Destructive));
        var digest = (await StatusAsync(bench)).Digest;
        Assert.Contains("second person", (await bench.HandleAsync(Approve(digest))).Reply!.Summary, StringComparison.Ordinal);
        var again = await bench.HandleAsync(Approve(digest), new ChatUser(new("teams", "t/ana"), "Ana", ChatStanding.Member, null));
        Assert.Contains("already", again.Reply!.Summary, StringComparison.Ordinal);
        Assert.Single((await StatusAsync(bench)).Approvals);
        Assert.Null((await bench.HandleAsync(Approve(digest), new ChatUser(new("teams", "t/ben"), "Ben", ChatStanding.Member, null))).Reply);
        Assert.Equal(RemediationStatus.Approved, (await StatusAsync(bench)).Status);
    }

    [Fact]
    public async Task TheSameClickAgainAfterACrashIsNoRefusal()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.Remediation());
        await bench.HandleAsync(Approve(Digest));
        var again = await bench.HandleAsync(Approve(Digest));
        Assert.Equal((false, "You approved it already; it is Approved now."), (again.Refused, again.Reply!.Summary));
        Assert.Single((await StatusAsync(bench)).Approvals);
    }

    [Fact]
    public async Task ADryRunChangesNothingAndIsAnsweredPrivately()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.Remediation());
        var outcome = await bench.HandleAsync(Some.Press(CardButtonKind.DryRun, "rem-1", Digest));
        Assert.Equal(("Dry run, nothing was changed: it would succeed. allowed", ReplyVisibility.Private), (outcome.Reply!.Summary, outcome.Visibility));
        Assert.Equal("on", bench.Action.State);
    }

    [Fact]
    public async Task ARejectionCarriesItsReason()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.Remediation());
        await bench.HandleAsync(Some.Press(CardButtonKind.Reject, "rem-1", Digest, "wrong host"));
        Assert.Equal((RemediationStatus.Rejected, "wrong host"), ((await StatusAsync(bench)).Status, (await StatusAsync(bench)).Reason));
    }

    [Fact]
    public async Task ButtonsAboutTheIncidentChangeIt()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.OpenIncident());
        Assert.Null((await bench.HandleAsync(Some.Press(CardButtonKind.Acknowledge))).Reply);
        Assert.Equal(("Ana", "ana", IncidentStatus.Acknowledged), ((await bench.IncidentAsync()).Owner, (await bench.IncidentAsync()).OwnerId, (await bench.IncidentAsync()).Status));
        Assert.Null((await bench.HandleAsync(Some.Press(CardButtonKind.Assign, text: "slack:T1/U3"))).Reply);
        Assert.Equal("Tim", (await bench.IncidentAsync()).Owner);
        Assert.Null((await bench.HandleAsync(Some.Press(CardButtonKind.Snooze, text: "2h"))).Reply);
        Assert.Equal(Some.Noon.AddHours(2), (await bench.IncidentAsync()).SnoozedUntil);
        Assert.Null((await bench.HandleAsync(Some.Press(CardButtonKind.Resolve, text: "done"))).Reply);
        Assert.Equal((IncidentStatus.Resolved, null), ((await bench.IncidentAsync()).Status, (await bench.IncidentAsync()).SnoozedUntil));
    }

    [Theory]
    [InlineData(CardButtonKind.Assign, "nobody at all")]
    [InlineData(CardButtonKind.Assign, "")]
    [InlineData(CardButtonKind.Snooze, "for ever")]
    [InlineData(CardButtonKind.Snooze, "30 days")]
    [InlineData(CardButtonKind.Snooze, "1s")]
    [InlineData(CardButtonKind.Escalate, "")]
    public async Task WhatCannotBeDoneIsRefusedPrivately(CardButtonKind button, string text)
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.OpenIncident());
        var outcome = await bench.HandleAsync(Some.Press(button, text: text));
        Assert.Equal((true, ReplyVisibility.Private), (outcome.Refused, outcome.Visibility));
        Assert.Empty(bench.Desk.Verbs);
    }

    [Fact]
    public async Task EscalatingMentionsTheNextLevelWhereTheIncidentIsPosted()
    {
        using var bench = new ChatBench();
        bench.Incidents.Escalation = [new() { Person = "tim" }, new() { Person = "ana", Conversation = "slack:T1/C9" }];
        await bench.PutAsync(Some.OpenIncident());
        await bench.Get<ShowIncident>().ShowAsync(new("inc-1"), Some.Channel, false, ChatBench.Ct);
        Assert.Equal("Escalated: Tim is called.", (await bench.HandleAsync(Some.Press(CardButtonKind.Escalate, text: "not my area"))).Reply!.Summary);
        var call = Assert.Single(bench.Chat.Replies);
        Assert.Equal((Some.Channel with { Thread = "m1" }, (ChatUser?)null), (call.Conversation, call.To));
        Assert.Equal("T1/U3", Assert.Single(Assert.IsType<ReplyMention>(call.Reply.Parts[0]).People).Subject);
        Assert.Contains("not my area", call.Reply.Summary, StringComparison.Ordinal);
        await bench.HandleAsync(Some.Press(CardButtonKind.Escalate), id: "req-2");
        Assert.Contains(bench.Chat.Replies, r => r.Conversation.Id == "C9");
    }

    [Fact]
    public async Task AHundredClicksAtOnceApproveOnce()
    {
        using var bench = new ChatBench();
        await bench.PutAsync(Some.Remediation());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => bench.HandleAsync(Approve(Digest)), ChatBench.Ct)));
        Assert.Single((await StatusAsync(bench)).Approvals);
        Assert.Single(outcomes, o => o.Reply is null);
    }

    private static async Task<Remediation> StatusAsync(ChatBench bench) => (await bench.Desk.GetAsync(new AiOps.Bot.Core.RemediationId("rem-1"), ChatBench.Ct))!;
}
