using System.Text.Json;
using AiOps.Bot.Chat.Slack.Render;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Slack.Intake;

/// <summary>A form that was filled in. What it is about is in the metadata that we gave it.</summary>
internal static class SlackForms
{
    private const int MaxText = 1_000;

    public static SlackDelivery Read(JsonElement payload, DateTimeOffset now)
    {
        var view = payload.Object("view") ?? throw new FormatException("the view is missing");
        if (view.Text("callback_id") is not (SlackActions.Form or SlackActions.AskForm))
        {
            return new SlackDelivery.Nothing();
        }

        var context = SlackFormContext.Parse(view.Text("private_metadata")) ?? throw new FormatException("the form has no metadata of ours");
        var home = SlackWho.Id(SlackApp.Team(payload));
        return new SlackDelivery.Wish(new()
        {
            Id = SlackWho.RequestId("form", SlackWho.Id(view.Text("id")), view.Text("hash"), payload.Text("user", "id")),
            User = SlackInteractions.User(payload, home),
            Conversation = new("slack", home, SlackWho.Id(context.Channel), SlackWho.OptionalId(context.Thread ?? "")),
            Message = SlackWho.OptionalId(context.Message ?? ""),
            Intent = Intent(view, context, home),
            ReceivedAt = now,
        });
    }

    private static ChatIntent Intent(JsonElement view, SlackFormContext context, string home)
    {
        var text = Answer(view, home);
        if (view.Text("callback_id") == SlackActions.AskForm)
        {
            return new Utterance(text, context.Quoted);
        }

        var button = SlackButton.ParseOption(context.Button) ?? throw new FormatException("the form's metadata names no button");
        return new ButtonPress(button.Kind, button.Incident, button.Remediation, button.Digest, text);
    }

    /// <summary>The one input: a text, an option, or a person.</summary>
    private static string Answer(JsonElement view, string home)
    {
        if (view.Object("state")?.Object("values") is not { } values)
        {
            return "";
        }

        foreach (var input in values.EnumerateObject().Select(block => block.Value.Object(SlackActions.Input)).OfType<JsonElement>())
        {
            var text = input.Text("selected_user") is { Length: > 0 } user ? $"@slack:{home}/{SlackWho.Id(user)}"
                : input.Text("selected_option", "value") is { Length: > 0 } option ? option : input.Text("value");
            return text.Length > MaxText ? text[..MaxText] : text;
        }

        return "";
    }
}
