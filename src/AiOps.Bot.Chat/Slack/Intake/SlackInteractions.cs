using System.Text.Json;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Slack.Intake;

/// <summary>Clicks, forms and shortcuts: https://docs.slack.dev/interactivity/handling-user-interaction.</summary>
internal static class SlackInteractions
{
    public static SlackDelivery Read(JsonElement payload, DateTimeOffset now) => payload.Text("type") switch
    {
        "block_actions" => Click(payload, now),
        "view_submission" => SlackForms.Read(payload, now),
        "message_action" when payload.Text("callback_id") == SlackActions.Ask => Question(payload),
        { Length: > 0 } => new SlackDelivery.Nothing(),
        _ => throw new FormatException("the type is missing"),
    };

    /// <summary>The workspace, the user as the payload vouches for them, and the place.</summary>
    internal static ChatUser User(JsonElement payload, string home) =>
        SlackWho.User(payload.Text("user", "team_id"), payload.Text("user", "id"), payload.Text("user", "name"), home);

    private static SlackDelivery Click(JsonElement payload, DateTimeOffset now)
    {
        var action = payload.List("actions").FirstOrDefault();
        if (action.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("the action is missing");
        }

        var home = SlackWho.Id(SlackApp.Team(payload));
        return Intent(action) switch
        {
            null => new SlackDelivery.Nothing(),
            (null, { Form: not CardForm.None } button) => Form(payload, button),
            var (rating, button) => new SlackDelivery.Wish(new()
            {
                Id = SlackWho.RequestId("click", action.Text("action_ts"), MessageOf(payload) ?? "", payload.Text("user", "id"), action.Text("action_id"), action.Text("value")),
                User = User(payload, home),
                Conversation = Place(payload, home),
                Message = MessageOf(payload),
                Intent = rating ?? (ChatIntent)new ButtonPress(button!.Kind, button.Incident, button.Remediation, button.Digest, ""),
                ReceivedAt = now,
                Handle = payload.Text("response_url"),
            }),
        };
    }

    private static (AnswerRating? Rating, SlackButton? Button)? Intent(JsonElement action)
    {
        var name = action.Text("action_id");
        if (name is SlackActions.Rate or SlackActions.RateUp or SlackActions.RateDown)
        {
            return action.Text("value") is [var sign and ('+' or '-'), .. { Length: > 0 } answer] ? (new(answer, sign == '+'), null) : null;
        }

        var button = action.Object("selected_option") is { } option ? SlackButton.ParseOption(option.Text("value")) : SlackButton.Parse(name, action.Text("value"));
        return button is null ? null : (null, button);
    }

    private static SlackDelivery.Form Form(JsonElement payload, SlackButton button) => new(
        SlackWho.Id(payload.Text("trigger_id")),
        button,
        new(button.Option, Channel(payload), MessageOf(payload), SlackWho.OptionalId(payload.Text("message", "thread_ts"))),
        SlackWho.Id(payload.Text("user", "id")),
        payload.Text("response_url"));

    private static SlackDelivery.Form Question(JsonElement payload) => new(
        SlackWho.Id(payload.Text("trigger_id")),
        null,
        new("", Channel(payload), SlackWho.OptionalId(payload.Text("message", "ts")), SlackWho.OptionalId(payload.Text("message", "thread_ts")), Quoted(payload)),
        SlackWho.Id(payload.Text("user", "id")),
        payload.Text("response_url"));

    /// <summary>Alerts of other apps often have no text but attachments.</summary>
    private static string Quoted(JsonElement payload)
    {
        const int MaxQuoted = 600;
        var text = payload.Text("message", "text");
        var all = text.Length > 0 || payload.Object("message") is not { } message
            ? text
            : string.Join('\n', message.List("attachments").Select(a => a.Text("text") is { Length: > 0 } said ? said : a.Text("fallback")));
        var plain = SlackWords.Plain(all, SlackApp.Team(payload), bot: "");
        return plain.Length > MaxQuoted ? plain[..MaxQuoted] : plain;
    }

    /// <summary>A click on the App Home happens in no channel: the answer goes to the user.</summary>
    private static string Channel(JsonElement payload) => payload.Text("channel", "id") is { Length: > 0 } channel ? SlackWho.Id(channel)
        : payload.Text("container", "channel_id") is { Length: > 0 } container ? SlackWho.Id(container) : SlackWho.Id(payload.Text("user", "id"));

    private static ConversationRef Place(JsonElement payload, string home) =>
        new("slack", home, Channel(payload), SlackWho.OptionalId(payload.Text("message", "thread_ts")));

    /// <summary>A message that only its reader sees can have no thread and cannot be edited.</summary>
    private static string? MessageOf(JsonElement payload) => payload.Object("container") is { } container && container.IsTrue("is_ephemeral")
        ? null
        : SlackWho.OptionalId(payload.Text("message", "ts") is { Length: > 0 } at ? at : payload.Text("container", "message_ts"));
}
