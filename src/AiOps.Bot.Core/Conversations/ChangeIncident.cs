using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations.Commands;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Memory;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>A person's verb about an incident, from a button or in words.</summary>
internal sealed class ChangeIncident(ManageIncident manage, ConfirmCause confirm, EscalateIncident escalate, PersonDirectory people)
{
    public async Task<ChatOutcome> ChangeAsync(IncidentId incident, IncidentWish wish, Approver by, CancellationToken cancellationToken)
    {
        var said = CardLimits.Cut(wish.Argument.Trim(), CardLimits.Line);
        return wish.Verb switch
        {
            CommandVerb.Acknowledge => Say(incident, await manage.AcknowledgeAsync(incident, by.Actor, cancellationToken)),
            CommandVerb.Assign => await AssignAsync(incident, said, by, cancellationToken),
            CommandVerb.Snooze => await SnoozeAsync(incident, said, by, cancellationToken),
            CommandVerb.Escalate => await EscalateAsync(incident, (said, wish.Request), by, cancellationToken),
            CommandVerb.Resolve => Say(incident, await manage.ResolveAsync(incident, said.Length == 0 ? "closed without a reason given" : said, by.Actor, cancellationToken)),
            CommandVerb.NotAnIncident => Say(incident, await manage.NotAnIncidentAsync(incident, said, by.Actor, cancellationToken)),
            CommandVerb.ConfirmCause => Say(incident, await confirm.AnswerAsync(incident, (CauseAnswer.Yes, said), by.Actor, cancellationToken)),
            CommandVerb.DenyCause => Say(incident, await confirm.AnswerAsync(incident, (CauseAnswer.No, said), by.Actor, cancellationToken)),
            _ => ChatOutcomes.Refuse("there is no such verb", incident),
        };
    }

    private async Task<ChatOutcome> AssignAsync(IncidentId incident, string said, Approver by, CancellationToken cancellationToken)
    {
        if (said.Length == 0)
        {
            return ChatOutcomes.Refuse("say to whom, for example: assign @ana", incident);
        }

        return FindPerson.In(people, said, by.Person) is { } person
            ? Say(incident, await manage.AssignAsync(incident, new(person.Id, person.Name, by.Identity.Platform), by.Actor, cancellationToken))
            : ChatOutcomes.Refuse($"'{CardLimits.Cut(said, 60)}' is nobody in the directory, or several people; use the name that the directory has", incident);
    }

    private async Task<ChatOutcome> SnoozeAsync(IncidentId incident, string said, Approver by, CancellationToken cancellationToken) =>
        ReadDuration.Read(said) is { } length
            ? Say(incident, await manage.SnoozeAsync(incident, length, by.Actor, cancellationToken))
            : ChatOutcomes.Refuse("say for how long, for example: snooze 2h", incident);

    private async Task<ChatOutcome> EscalateAsync(IncidentId incident, (string Reason, string? Request) ask, Approver by, CancellationToken cancellationToken)
    {
        var (outcome, called) = await escalate.EscalateAsync(incident, ask, by.Actor, cancellationToken);
        return outcome.Refusal is { } refusal
            ? ChatOutcomes.Refuse(refusal, incident)
            : ChatOutcomes.Privately(ChatReply.Of($"Escalated: {called}."), incident);
    }

    private static ChatOutcome Say(IncidentId incident, IncidentOutcome outcome) =>
        outcome.Refusal is { } refusal ? ChatOutcomes.Refuse(refusal, incident) : ChatOutcomes.Done(incident);
}
