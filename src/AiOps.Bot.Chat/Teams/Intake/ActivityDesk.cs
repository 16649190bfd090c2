using AiOps.Bot.Core.Conversations;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>What each kind of activity leads to, once it is proven to come from Teams.</summary>
internal sealed class ActivityDesk(
    IChatDesk desk, TeamsReferences references, ActivityRequests requests, CardInvokes invokes, MentionedPeople mentioned, HomeAsks asks, IOptions<TeamsOptions> options)
{
    private const string Installation = "installationUpdate";

    public async Task<IntakeAnswer> ReceiveAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        if (IsFarewell(activity))
        {
            var subject = activity.Conversation.IsPersonal ? requests.UserOf(activity).Identity.Subject : null;
            await references.ForgetAsync(options.Value.TenantId, activity.Conversation.Id, subject, cancellationToken).ConfigureAwait(false);
            return IntakeAnswer.Accepted;
        }

        await NoteAsync(activity, cancellationToken).ConfigureAwait(false);
        return activity.Type switch
        {
            "message" => await MessageAsync(activity, cancellationToken).ConfigureAwait(false),
            "invoke" => await InvokeAsync(activity, cancellationToken).ConfigureAwait(false),
            _ => IntakeAnswer.Accepted,
        };
    }

    /// <summary>The bot, or its conversation, is gone.</summary>
    private static bool IsFarewell(TeamsActivity activity) => activity switch
    {
        { Type: Installation } => activity.Action.StartsWith("remove", StringComparison.Ordinal),
        { Type: "conversationUpdate" } => activity.MembersRemoved.Contains(activity.Recipient.Id) || activity.EventType is "channelDeleted" or "teamDeleted" or "teamHardDeleted",
        _ => false,
    };

    private Task NoteAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        var spoke = activity.Type is "message" or "invoke" || activity.Conversation.IsPersonal;
        return references.NoteAsync(options.Value.TenantId, ActivityRequests.ReferenceOf(activity), spoke ? requests.UserOf(activity).Identity.Subject : null, cancellationToken);
    }

    private async Task<IntakeAnswer> MessageAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        if (activity.Id.Length == 0)
        {
            return IntakeAnswer.Refuse(400, "malformed");
        }

        if (await IntentAsync(activity, cancellationToken).ConfigureAwait(false) is { } intent)
        {
            await desk.AcceptAsync(requests.Of(activity, intent), cancellationToken).ConfigureAwait(false);
        }

        return IntakeAnswer.Accepted;
    }

    private async Task<ChatIntent?> IntentAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        if (requests.UserOf(activity).Standing == ChatStanding.Bot)
        {
            return null;
        }

        if (activity.Value is { } value)
        {
            return CardAction.Read(value.TextOf("verb"), value) is { Untold: false, Intent: { } pressed } ? pressed : null;
        }

        return IsForUs(activity) ? await WordsAsync(activity, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>In company the bot listens only when it is spoken to.</summary>
    private static bool IsForUs(TeamsActivity activity) => activity.Conversation.IsPersonal || activity.Mentions.Any(m => m.Mentioned.Id == activity.Recipient.Id);

    private async Task<ChatIntent> WordsAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        var words = ActivityText.Of(activity, await mentioned.NamesAsync(activity, cancellationToken).ConfigureAwait(false));
        if (activity.Conversation.IsPersonal && words.Equals("home", StringComparison.OrdinalIgnoreCase))
        {
            asks.Note(requests.UserOf(activity).Identity);
            return new HomeVisit();
        }

        return new Utterance(words.Length == 0 ? "help" : words);
    }

    private async Task<IntakeAnswer> InvokeAsync(TeamsActivity activity, CancellationToken cancellationToken) => activity switch
    {
        { Id.Length: 0 } => IntakeAnswer.Refuse(400, "malformed"),
        { Name: "adaptiveCard/action" } => await invokes.AnswerAsync(activity, cancellationToken).ConfigureAwait(false),
        { Name: "composeExtension/fetchTask" } => MessageAsk.QuotedIn(activity) is { Length: > 0 } quoted
            ? InvokeAnswers.Dialog("Ask about this message", MessageAsk.Form(quoted))
            : InvokeAnswers.DialogLine("There is no text in this message that I could look for."),
        { Name: "composeExtension/submitAction" } => await AskAsync(activity, cancellationToken).ConfigureAwait(false),
        { Name: "task/fetch" or "task/submit" } => InvokeAnswers.DialogLine("This dialog is none of mine any more."),
        _ => IntakeAnswer.Refuse(404, "unknown-invoke"),
    };

    private async Task<IntakeAnswer> AskAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        if (MessageAsk.Read(activity) is not { } utterance)
        {
            return InvokeAnswers.DialogLine("There is no text in this message that I could look for.");
        }

        await desk.AcceptAsync(requests.Of(activity, utterance), cancellationToken).ConfigureAwait(false);
        return InvokeAnswers.DialogLine("I am looking. The answer comes into the conversation of the message, or to you alone where I may not write there.");
    }
}
