using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Teams.Render;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>"Ask about this message" in a message's menu: https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/define-action-command. Pure.</summary>
internal static class MessageAsk
{
    private const string Question = "question";
    private const string Quote = "quote";
    private const string Usual = "what is this";

    /// <summary>The message that the user pointed at; empty where there is none.</summary>
    public static string QuotedIn(TeamsActivity activity) =>
        activity.Value?.Of("messagePayload")?.Of("body")?.TextOf("content") is { } html ? ActivityText.OfHtml(html) : "";

    public static JsonObject Form(string quoted) => new()
    {
        ["type"] = "AdaptiveCard",
        ["version"] = TeamsCardRenderer.Version,
        ["body"] = new JsonArray(
            Element.Words("About this message:", "Bolder"),
            Element.Line(Element.Fixed(TeamsText.Plain(quoted, TeamsLimits.Operation))),
            new JsonObject { ["type"] = "Input.Text", ["id"] = Question, ["label"] = "Question", ["value"] = Usual, ["maxLength"] = TeamsLimits.FormText, ["isRequired"] = true, ["errorMessage"] = "Please ask something" }),
        ["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.Submit", ["title"] = "Ask", ["data"] = new JsonObject { [Quote] = TeamsText.Plain(quoted, TeamsLimits.Operation) } }),
    };

    /// <returns>Null where nothing was pointed at.</returns>
    public static Utterance? Read(TeamsActivity activity)
    {
        var data = activity.Value?.Of("data");
        var quoted = QuotedIn(activity) is { Length: > 0 } whole ? whole : Typed(data, Quote);
        return quoted.Length == 0 ? null : new(Typed(data, Question) is { Length: > 0 } question ? question : Usual, quoted);
    }

    private static string Typed(JsonElement? data, string name) =>
        data?.TextOf(name)?.Trim() is { } text ? text[..Math.Min(text.Length, ActivityText.MaxQuoted)] : "";
}
