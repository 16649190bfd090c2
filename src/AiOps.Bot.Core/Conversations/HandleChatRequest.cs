using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Redaction;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Checks who asks, does what they ask for, and answers, with secrets replaced.</summary>
internal sealed class HandleChatRequest(
    AdmitUser admit, PressButton press, HeedWords heed, ShowHome home, IAnswerRatingStore ratings, ConversationStores stores, IOptions<ChatOptions> options, IRedactor redactor,
    TimeProvider time) : IHandleChatRequest
{
    public async Task<ChatOutcome> HandleAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var admission = await admit.AdmitAsync(request.User, cancellationToken);
        var outcome = admission.Refusal is { } refusal
            ? await TurnAwayAsync(request, refusal, cancellationToken)
            : await AdmittedAsync(
                new(request with { User = request.User with { Zone = admission.Zone } }, admission.Approver, ChatScope.Of(request.Conversation, options.Value)), cancellationToken);
        return outcome with { Reply = outcome.Reply is { } reply ? RedactReply.Of(reply, redactor, outcome.Incident) : null };
    }

    /// <summary>Refusals come from rules that know no reader, so their times are in UTC.</summary>
    private async Task<ChatOutcome> AdmittedAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        var outcome = await DoAsync(visitor, cancellationToken);
        return outcome is { Refused: true, Reply: { } reply } ? outcome with { Reply = reply with { Summary = visitor.Clock.InText(reply.Summary, time.GetUtcNow()) } } : outcome;
    }

    private async Task<ChatOutcome> DoAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        switch (visitor.Request.Intent)
        {
            case ButtonPress pressed:
                var outcome = await press.PressAsync(pressed, visitor, cancellationToken);
                if (visitor.Approver is null && outcome.Refused)
                {
                    await NoteAsync(visitor.Request, pressed, "the account belongs to nobody in the directory", cancellationToken);
                }

                return outcome;
            case Utterance utterance:
                return await heed.HeedAsync(utterance, visitor, cancellationToken);
            case CardRefresh refresh:
                return ChatOutcomes.Done(refresh.Incident);
            case HomeVisit:
                return await home.ShowAsync(visitor, cancellationToken);
            case AnswerRating rating:
                await ratings.SaveAsync(rating, visitor.Request.User.Identity, time.GetUtcNow(), cancellationToken);
                return ChatOutcomes.Privately(ChatReply.Of(rating.Helpful ? "Thank you." : "Thank you; it is noted that this did not help."));
            default:
                return ChatOutcomes.Refuse("this cannot be done here");
        }
    }

    private async Task<ChatOutcome> TurnAwayAsync(ChatRequest request, string refusal, CancellationToken cancellationToken)
    {
        if (request.Intent is HomeVisit)
        {
            return await home.TurnAwayAsync(request, refusal, cancellationToken);
        }

        if (request.Intent is ButtonPress pressed)
        {
            await NoteAsync(request, pressed, refusal, cancellationToken);
        }

        return ChatOutcomes.Refuse(refusal);
    }

    /// <summary>What a person of the directory is refused, the decision itself notes; who is nobody has to be noted here. By account: names are what users pick.</summary>
    private async Task NoteAsync(ChatRequest request, ButtonPress pressed, string refusal, CancellationToken cancellationToken)
    {
        if (pressed.Button == CardButtonKind.Details || await stores.Incidents.GetAsync(pressed.Incident, cancellationToken) is null)
        {
            return;
        }

        var account = $"{CardLimits.Cut(request.User.Identity.Subject, 120)} ({request.User.Identity.Platform})";
        await stores.Timeline.AppendAsync(
            [new(pressed.Incident, time.GetUtcNow(), account, TimelineVerbs.Refused, $"pressed {pressed.Button}: {refusal}")], cancellationToken);
    }
}
