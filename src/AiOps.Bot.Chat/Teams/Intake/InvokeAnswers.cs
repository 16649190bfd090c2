using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Teams.Render;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>
/// Answers to invokes: https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format. What goes wrong is said in the body; the
/// HTTP status is 200.
/// </summary>
internal static class InvokeAnswers
{
    private const string MessageType = "application/vnd.microsoft.activity.message";
    private const string ErrorType = "application/vnd.microsoft.error";

    public static IntakeAnswer Card(JsonObject card) => Of(200, CardMessage.CardType, card);

    /// <summary>A line that only this user sees.</summary>
    public static IntakeAnswer Line(string text) => Of(200, MessageType, JsonValue.Create(TeamsText.Inert(text, TeamsLimits.Operation)));

    public static IntakeAnswer Fault(int status, string code, string text) => Of(status, ErrorType, new JsonObject { ["code"] = code, ["message"] = text });

    /// <summary>A dialog that closes with a line.</summary>
    public static IntakeAnswer DialogLine(string text) =>
        Json(new JsonObject { ["task"] = new JsonObject { ["type"] = "message", ["value"] = text } });

    /// <summary>A dialog with a card.</summary>
    public static IntakeAnswer Dialog(string title, JsonObject card) => Json(new JsonObject
    {
        ["task"] = new JsonObject
        {
            ["type"] = "continue",
            ["value"] = new JsonObject
            {
                ["title"] = title, ["height"] = "medium", ["width"] = "medium", ["card"] = new JsonObject { ["contentType"] = CardMessage.CardType, ["content"] = card },
            },
        },
    });

    private static IntakeAnswer Of(int status, string type, JsonNode value) => Json(new JsonObject { ["statusCode"] = status, ["type"] = type, ["value"] = value });

    private static IntakeAnswer Json(JsonObject body) => IntakeAnswer.Json(CardMessage.Text(body));
}
