using AiOps.Bot.Core.Conversations.Commands;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Does or answers what somebody wrote, about the incident that they named or in whose thread they wrote.</summary>
internal sealed class HeedWords(ChangeIncident change, TellAboutIncident tell, ConversationStores stores, ReadThread thread, PersonDirectory people, RevealByWords reveal,
    ILogTemplates templates)
{
    public async Task<ChatOutcome> HeedAsync(Utterance utterance, Visitor visitor, CancellationToken cancellationToken)
    {
        if (utterance.Quoted is { } quoted)
        {
            return await AnswerAsync(ThreadQuestion.Alone(QuotedLine.Question(utterance.Text, quoted, templates)), visitor, null, cancellationToken);
        }

        var command = ReadCommand.Read(utterance.Text);
        return command.Verb switch
        {
            CommandVerb.Help => ChatOutcomes.Privately(HelpLines.Reply(visitor.Approver, people.Now)),
            CommandVerb.Reveal => await reveal.RevealAsync(command.Argument, visitor, cancellationToken),
            CommandVerb.Incidents => ChatOutcomes.InPlace(StatusReply.Of(await LivingAsync(visitor, cancellationToken), visitor.Clock)),
            CommandVerb.Ask when AsksForInsides.Is(utterance.Text) => ChatOutcomes.Refuse(AsksForInsides.Refusal),
            CommandVerb.Ask => await AnswerAsync(
                await thread.ReadAsync(command.Argument, visitor.Request, cancellationToken), visitor, await FindAsync(command, visitor, cancellationToken), cancellationToken),
            _ => await AboutAsync(command, visitor, await FindAsync(command, visitor, cancellationToken), cancellationToken),
        };
    }

    private async Task<ChatOutcome> AboutAsync(ChatCommand command, Visitor visitor, Incident? incident, CancellationToken cancellationToken)
    {
        if (incident is null)
        {
            return command switch
            {
                { Incident: { } named } => ChatOutcomes.Refuse($"there is no incident {named}"),
                { Verb: CommandVerb.Status } => ChatOutcomes.InPlace(StatusReply.Of(await LivingAsync(visitor, cancellationToken), visitor.Clock)),
                _ => await WhichAsync(visitor, cancellationToken),
            };
        }

        return command.Verb is CommandVerb.Why or CommandVerb.ShowEvidence or CommandVerb.WhatChanged or CommandVerb.Similar or CommandVerb.PostMortem or CommandVerb.Status
            ? ChatOutcomes.InPlace(await TellAsync(command, incident, visitor, cancellationToken), incident.Id)
            : await ChangeAsync(command, incident, visitor, cancellationToken);
    }

    private Task<ChatReply> TellAsync(ChatCommand command, Incident incident, Visitor visitor, CancellationToken cancellationToken) => command.Verb switch
    {
        CommandVerb.Why => tell.WhyAsync(incident, visitor.Clock, cancellationToken),
        CommandVerb.ShowEvidence => tell.EvidenceAsync(incident, command.Argument, visitor.Clock, cancellationToken),
        CommandVerb.WhatChanged => tell.ChangesAsync(incident, visitor.Clock, cancellationToken),
        CommandVerb.Similar => tell.SimilarAsync(incident, visitor, cancellationToken),
        CommandVerb.PostMortem => tell.PostMortemAsync(incident, visitor.Clock, cancellationToken),
        _ => tell.StatusAsync(incident, visitor.Clock, cancellationToken),
    };

    private async Task<ChatOutcome> ChangeAsync(ChatCommand command, Incident incident, Visitor visitor, CancellationToken cancellationToken)
    {
        if (visitor.Approver is not { } by)
        {
            return ChatOutcomes.Refuse(visitor.Stranger, incident.Id);
        }

        var outcome = await change.ChangeAsync(incident.Id, new(command.Verb, command.Argument, visitor.Request.Id), by, cancellationToken);

        // Whoever types gets an answer where they typed: the card may be far up.
        return outcome is { Reply: null, Refused: false } && await stores.Incidents.GetAsync(incident.Id, cancellationToken) is { } now
            ? ChatOutcomes.InPlace(ChatReply.Of(Done(command.Verb, now, visitor.Clock)), incident.Id)
            : outcome;
    }

    private static string Done(CommandVerb verb, Incident incident, ReaderClock clock) => verb switch
    {
        CommandVerb.Acknowledge or CommandVerb.Assign => $"{incident.Owner} takes care of {incident.Id} now.",
        CommandVerb.Snooze when incident.SnoozedUntil is { } until => $"{incident.Id} keeps quiet until {clock.Time(until)}, unless it gets worse.",
        CommandVerb.NotAnIncident when incident.Feedback is { } feedback => $"{incident.Id} is closed as no incident; the same signals stay quiet until {clock.Time(feedback.QuietUntil)}.",
        CommandVerb.ConfirmCause or CommandVerb.DenyCause when incident.Review is { } review => $"Noted for {incident.Id}: {clock.InText(review.InWords)}. Later incidents like it are told.",
        _ => $"{incident.Id} is {incident.Status}.",
    };

    private async Task<ChatOutcome> AnswerAsync(ThreadQuestion question, Visitor visitor, Incident? incident, CancellationToken cancellationToken) =>
        ChatOutcomes.InPlace(await tell.AnswerAsync(question, incident, visitor, cancellationToken), incident?.Id);

    /// <summary>What is not told of here is not there.</summary>
    private async Task<Incident?> FindAsync(ChatCommand command, Visitor visitor, CancellationToken cancellationToken) =>
        await MeantAsync(command, visitor, cancellationToken) is { } incident && visitor.Scope.Covers(incident) ? incident : null;

    private async Task<Incident?> MeantAsync(ChatCommand command, Visitor visitor, CancellationToken cancellationToken)
    {
        if (command.Incident is { } named)
        {
            return await stores.Incidents.GetAsync(named, cancellationToken);
        }

        var place = visitor.Request.Conversation;
        return (place.Thread ?? visitor.Request.Message) is { } message
            && await stores.Posts.FindAsync(place.Platform, place.Id, message, cancellationToken) is { } post
            ? await stores.Incidents.GetAsync(post.Incident, cancellationToken)
            : null;
    }

    private async Task<ChatOutcome> WhichAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        var living = StatusReply.Sorted(await LivingAsync(visitor, cancellationToken)).Take(10).ToList();
        var reply = new ChatReply(
            "Which incident? Say it in the incident's thread, or name it, for example: why inc-7f3k2m9x.",
            living.Count == 0 ? [] : [new ReplyLinks([.. living.Select(i => StatusReply.Link(i, visitor.Clock))])]);
        return new(reply, ReplyVisibility.Private, null, true);
    }

    private async Task<IReadOnlyList<Incident>> LivingAsync(Visitor visitor, CancellationToken cancellationToken) =>
        [.. (await stores.Incidents.ListLivingAsync(DateTimeOffset.MaxValue, cancellationToken)).Where(visitor.Scope.Covers)];
}
