using AiOps.Bot.Chat.Teams.Api;
using AiOps.Bot.Chat.Teams.Render;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>Presses of a card's buttons: done at once where that is quick enough, and answered with the card as this user may see it now.</summary>
internal sealed class CardInvokes(
    IChatDesk desk, IChatOutbox outbox, IReadCards cards, PersonDirectory people, TeamsMembers members, TeamsCardRenderer renderer, ActivityRequests requests, TimeProvider time)
{
    /// <summary>Long enough for a decision on a machine that is not busy; whoever pressed learns within a quarter of a second that the press has arrived.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan ReplyLife = TimeSpan.FromHours(1);

    public async Task<IntakeAnswer> AnswerAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        var action = activity.Value?.Of("action");
        return CardAction.Read(action?.TextOf("verb"), action?.Of("data")) switch
        {
            { Intent: null } => InvokeAnswers.Fault(400, "BadRequest", "This button is none of mine, or its message is too old."),
            { Untold: true } => InvokeAnswers.Line("Nothing was done: tick the box to say that you have read what will happen."),
            { Intent: CardRefresh refresh } => await ShowAsync(requests.Of(activity, refresh), refresh.Incident, null, cancellationToken).ConfigureAwait(false),
            { Intent: { } intent } => await DoAsync(requests.Of(activity, intent), cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<IntakeAnswer> DoAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var incident = (request.Intent as ButtonPress)?.Incident;
        return await desk.HandleNowAsync(request, AtMost, outcome => ShowAsync(request, outcome, incident, cancellationToken), cancellationToken).ConfigureAwait(false)
            ?? InvokeAnswers.Line(incident is null ? "Taken; the answer follows here." : "Your click was taken; the message shows it when it is done.");
    }

    private async Task<IntakeAnswer> ShowAsync(ChatRequest request, ChatOutcome outcome, IncidentId? incident, CancellationToken cancellationToken) =>
        outcome is { Refused: true, Reply: { } refusal }
            ? InvokeAnswers.Line(refusal.Summary)
            : await AnswerAsync(request, outcome, incident, cancellationToken).ConfigureAwait(false);

    private async Task<IntakeAnswer> AnswerAsync(ChatRequest request, ChatOutcome outcome, IncidentId? incident, CancellationToken cancellationToken)
    {
        // One line fits into the answer; more of it is a message of its own.
        var isLine = outcome.Reply is { Parts.IsEmpty: true };
        if (outcome.Reply is { } reply && !(isLine && outcome.Visibility == ReplyVisibility.Private))
        {
            await outbox.AddAsync(Outgoing(request, reply, outcome.Visibility), cancellationToken).ConfigureAwait(false);
        }

        var notice = isLine && outcome.Visibility == ReplyVisibility.Private ? outcome.Reply!.Summary : null;
        return incident is { } id
            ? await ShowAsync(request, outcome.Incident ?? id, notice, cancellationToken).ConfigureAwait(false)
            : InvokeAnswers.Line(notice ?? (outcome.Reply is null ? "Noted, thank you." : "The answer follows here."));
    }

    /// <summary>The card with the buttons of whoever looks; whoever is no member or not in the directory sees it as everybody does.</summary>
    private async Task<IntakeAnswer> ShowAsync(ChatRequest request, IncidentId incident, string? notice, CancellationToken cancellationToken)
    {
        var person = await PersonAsync(request.User, cancellationToken).ConfigureAwait(false);
        return await cards.ReadInAsync(request.Conversation, incident, person, cancellationToken).ConfigureAwait(false) is { } card
            ? InvokeAnswers.Card(renderer.Content(card, new CardView(person is not null, [], notice)))
            : InvokeAnswers.Line("There is no such incident here.");
    }

    private async Task<Person?> PersonAsync(ChatUser user, CancellationToken cancellationToken)
    {
        var standing = user.Standing == ChatStanding.Unknown ? await members.LookUpAsync(user.Identity, cancellationToken).ConfigureAwait(false) : user.Standing;
        return standing == ChatStanding.Member ? people.Identify(user.Identity)?.Person : null;
    }

    private OutgoingReply Outgoing(ChatRequest request, ChatReply reply, ReplyVisibility visibility) => new()
    {
        Id = request.Id + "-now",
        Conversation = request.Conversation,
        To = request.User,
        Visibility = visibility,
        Reply = reply,
        Message = request.Message,
        Handle = request.Handle,
        CreatedAt = time.GetUtcNow(),
        ExpiresAt = time.GetUtcNow() + ReplyLife,
    };
}
