using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>A person's button about a remediation.</summary>
internal sealed class DecideOnRemediation(DecideRemediation decide, DryRunRemediation dryRun, IRemediationStore remediations, ITimelineStore timeline, TimeProvider time)
{
    private const string NotItsOwn = "that remediation does not belong to this incident";
    private const string Reload = "what you read is not what is proposed now: look at the card again";

    /// <param name="askedAt">When the request came, which may be handled anew after a crash.</param>
    public async Task<ChatOutcome> DecideAsync(ButtonPress press, DateTimeOffset askedAt, Approver by, CancellationToken cancellationToken)
    {
        if (press.Remediation is not { } id || await remediations.GetAsync(id, cancellationToken) is not { } remediation || remediation.Incident != press.Incident)
        {
            await timeline.AppendAsync([new(press.Incident, time.GetUtcNow(), by.Actor.ToString(), TimelineVerbs.Refused, $"pressed {press.Button}: {NotItsOwn}")], cancellationToken);
            return ChatOutcomes.Refuse(NotItsOwn, press.Incident);
        }

        if (press.Button == CardButtonKind.DryRun)
        {
            return await TryAsync(press, (remediation, askedAt), by, cancellationToken);
        }

        var reason = CardLimits.Cut(press.Text.Trim(), CardLimits.Line);
        var outcome = await (press.Button switch
        {
            CardButtonKind.Approve => decide.ApproveAsync(id, press.Digest, reason, by, cancellationToken),
            CardButtonKind.Reject => decide.RejectAsync(id, press.Digest, reason, by, cancellationToken),
            _ => decide.RollBackAsync(id, press.Digest, reason, by, cancellationToken),
        });
        return outcome.Refusal is { } refusal ? Refused(press, outcome.Remediation, refusal, by) : Done(press, outcome.Remediation!);
    }

    /// <summary>A rollback that takes two others waits as a proposal, which whoever asked should know.</summary>
    private static ChatOutcome Done(ButtonPress press, Remediation remediation) => (press.Button, remediation.Status) switch
    {
        (CardButtonKind.Approve, RemediationStatus.Proposed) =>
            ChatOutcomes.Privately(ChatReply.Of("Your approval is recorded; a second person has to approve too."), press.Incident),
        (CardButtonKind.RollBack, RemediationStatus.Proposed) =>
            ChatOutcomes.Privately(ChatReply.Of("The roll back is proposed; two other people have to approve it."), press.Incident),
        _ => ChatOutcomes.Done(press.Incident),
    };

    private static ChatOutcome Refused(ButtonPress press, Remediation? remediation, Refusal refusal, Approver by)
    {
        // The same click again, perhaps after a crash between the decision and its record as done: nothing was refused.
        var mine = press.Button == CardButtonKind.Approve && refusal.Kind == RefusalKind.Conflict && remediation is not null
            && remediation.Approvals.Any(a => a.PersonId == by.Person.Id && a.Digest == press.Digest);
        return mine
            ? ChatOutcomes.Privately(ChatReply.Of($"You approved it already; it is {remediation!.Status} now."), press.Incident)
            : ChatOutcomes.Refuse(refusal.Reason, press.Incident);
    }

    private async Task<ChatOutcome> TryAsync(ButtonPress press, (Remediation Remediation, DateTimeOffset AskedAt) tried, Approver by, CancellationToken cancellationToken)
    {
        var remediation = tried.Remediation;
        if (press.Digest != remediation.Digest)
        {
            return ChatOutcomes.Refuse(Reload, press.Incident);
        }

        if (remediation.Status != RemediationStatus.Proposed)
        {
            return ChatOutcomes.Refuse($"it is {remediation.Status}: only a proposal can be tried", press.Incident);
        }

        var result = await dryRun.RunAsync(remediation.Id, (by.Actor.ToString(), tried.AskedAt), cancellationToken);
        var word = result is { WouldSucceed: true } ? "would succeed" : "would fail";
        return ChatOutcomes.Privately(ChatReply.Of($"Dry run, nothing was changed: it {word}. {result?.Detail}"), press.Incident);
    }
}
