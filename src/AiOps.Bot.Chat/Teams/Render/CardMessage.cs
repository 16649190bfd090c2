using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiOps.Bot.Chat.Teams.Render;

/// <summary>An activity with a card: https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md.</summary>
internal static class CardMessage
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    // The body is JSON for a program, never part of a page: escaping for HTML would double it.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="summary">What notifications show.</param>
    public static JsonObject Of(JsonObject card, string summary) => new()
    {
        ["type"] = "message",
        ["summary"] = summary,
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = CardType, ["content"] = card }),
    };

    /// <summary>Text that is shown as it is written.</summary>
    public static JsonObject Plain(string text) => new() { ["type"] = "message", ["textFormat"] = "plain", ["text"] = text, ["summary"] = text };

    public static JsonObject ContentOf(JsonObject message)
    {
        var content = message["attachments"]![0]!["content"]!.AsObject();
        content.Parent!.AsObject().Remove("content");
        return content;
    }

    public static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, Compact);

    public static string Text(JsonNode node) => node.ToJsonString(Compact);

    /// <summary>The first that fits, else the last.</summary>
    public static JsonObject Largest(IEnumerable<Func<JsonObject>> fromLargest)
    {
        JsonObject? made = null;
        foreach (var make in fromLargest)
        {
            made = make();
            if (Bytes(made).Length <= TeamsLimits.ActivityBytes)
            {
                return made;
            }
        }

        return made ?? throw new ArgumentException("there is nothing to choose from", nameof(fromLargest));
    }
}
