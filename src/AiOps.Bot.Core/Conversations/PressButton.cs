using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations.Commands;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Does what a button of a card asks for. What the button carries is only where to look: state, digest and entitlement decide, on the server.</summary>
internal sealed class PressButton(DecideOnRemediation decide, ChangeIncident change, TellAboutIncident tell, ConversationStores stores)
{
    public async Task<ChatOutcome> PressAsync(ButtonPress press, Visitor visitor, CancellationToken cancellationToken)
    {
        if (await stores.Incidents.GetAsync(press.Incident, cancellationToken) is not { } incident || !visitor.Scope.Covers(incident))
        {
            return ChatOutcomes.Refuse($"there is no incident {CardLimits.Cut(press.Incident.Value, 40)}");
        }

        if (press.Button == CardButtonKind.Details)
        {
            return ChatOutcomes.Privately(await tell.WhyAsync(incident, visitor.Clock, cancellationToken), incident.Id);
        }

        if (press.Button == CardButtonKind.RunQuery)
        {
            return await tell.RunAsync(incident, press.Digest, visitor, cancellationToken) is { } found
                ? ChatOutcomes.InPlace(found, incident.Id)
                : ChatOutcomes.Refuse("this query was run already, or the investigation was made anew; the card shows what is suggested now", incident.Id);
        }

        return visitor.Approver is { } by
            ? await ActAsync(press, visitor, by, cancellationToken)
            : ChatOutcomes.Refuse(visitor.Stranger, incident.Id);
    }

    private Task<ChatOutcome> ActAsync(ButtonPress press, Visitor visitor, Approver by, CancellationToken cancellationToken) => press.Button switch
    {
        CardButtonKind.Approve or CardButtonKind.Reject or CardButtonKind.DryRun or CardButtonKind.RollBack => decide.DecideAsync(press, visitor.Request.ReceivedAt, by, cancellationToken),
        _ => change.ChangeAsync(press.Incident, new(VerbOf(press.Button), press.Text, visitor.Request.Id), by, cancellationToken),
    };

    private static CommandVerb VerbOf(CardButtonKind button) => button switch
    {
        CardButtonKind.Acknowledge => CommandVerb.Acknowledge,
        CardButtonKind.Resolve => CommandVerb.Resolve,
        CardButtonKind.Assign => CommandVerb.Assign,
        CardButtonKind.Snooze => CommandVerb.Snooze,
        CardButtonKind.Escalate => CommandVerb.Escalate,
        CardButtonKind.NotAnIncident => CommandVerb.NotAnIncident,
        CardButtonKind.ConfirmCause => CommandVerb.ConfirmCause,
        CardButtonKind.DenyCause => CommandVerb.DenyCause,
        _ => CommandVerb.Ask,
    };
}
