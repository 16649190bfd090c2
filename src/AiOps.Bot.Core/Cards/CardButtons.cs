using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Memory;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Cards;

/// <summary>The buttons that the state of an incident allows, most wanted first. Convenience only: who may press is decided again when one is pressed.</summary>
internal static class CardButtons
{
    private const int MaxQueries = 2;

    public static IReadOnlyList<CardButton> For(CardInput input) =>
        [
            .. Open(input), .. About(input.Incident), .. Review(input), .. Undo(input), .. Ask(input), new CardButton(CardButtonKind.Details, "Details"), .. Rest(input.Incident),
        ];

    private static IEnumerable<CardButton> Open(CardInput input) => CardProposals.For(input)
        .Where(p => p.Status is RemediationStatus.Proposed && input.Now < p.ExpiresAt)
        .SelectMany(p => new[]
        {
            new CardButton(CardButtonKind.Approve, "Approve", p.Id, p.Tier == ActionTier.Destructive ? CardForm.Confirm : CardForm.None),
            new CardButton(CardButtonKind.Reject, "Reject", p.Id, CardForm.Reason),
            new CardButton(CardButtonKind.DryRun, "Dry run", p.Id),
        });

    private static IEnumerable<CardButton> About(Incident incident)
    {
        if (IncidentTransitions.MayMove(incident.Status, IncidentStatus.Acknowledged))
        {
            yield return new(CardButtonKind.Acknowledge, "Acknowledge");
        }

        if (IncidentTransitions.MayMove(incident.Status, IncidentStatus.Resolved))
        {
            yield return new(CardButtonKind.Resolve, "Resolve");
        }
    }

    /// <summary>Asked once, when it is over; whoever looks back may still change it in the console or in words.</summary>
    private static IEnumerable<CardButton> Review(CardInput input)
    {
        if (input.Incident is not { Status: IncidentStatus.Resolved, Feedback: null, Review: null })
        {
            yield break;
        }

        if (SuspectedCause.Of(input.Investigation) is not null)
        {
            yield return new(CardButtonKind.ConfirmCause, "It was the cause");
        }

        yield return new(CardButtonKind.DenyCause, "Another cause", null, CardForm.Reason);
    }

    private static IEnumerable<CardButton> Ask(CardInput input) => input.Incident.Status == IncidentStatus.Resolved || input.Investigation is null
        ? []
        : input.Investigation.NextQueries.Take(MaxQueries).Select(q => new CardButton(CardButtonKind.RunQuery, CardLimits.Cut($"Run: {q.Label}", CardLimits.Label), Query: q.Id));

    private static IEnumerable<CardButton> Rest(Incident incident)
    {
        if (incident.Status != IncidentStatus.Resolved)
        {
            yield return new(CardButtonKind.Assign, "Assign", null, CardForm.Person);
            yield return new(CardButtonKind.Snooze, "Snooze", null, CardForm.Duration);
            yield return new(CardButtonKind.Escalate, "Escalate", null, CardForm.Reason);
        }

        if (incident.Status != IncidentStatus.Resolved || incident.Feedback is null)
        {
            yield return new(CardButtonKind.NotAnIncident, "Not an incident", null, CardForm.Reason);
        }
    }

    private static IEnumerable<CardButton> Undo(CardInput input)
    {
        var undone = input.Remediations.Where(r => r.Status != RemediationStatus.Rejected).Select(r => r.RollbackOf).OfType<RemediationId>().ToHashSet();
        return input.Remediations
            .Where(r => r.Status is RemediationStatus.Succeeded or RemediationStatus.Unverified && r.Plan.Inverse is not null && !undone.Contains(r.Id))
            .OrderByDescending(r => r.ProposedAt)
            .Select(r => new CardButton(CardButtonKind.RollBack, "Roll back", r.Id));
    }
}
