using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiOps.Bot.Chat.Slack.Render;

/// <summary>What is posted: the text for the notification and screen readers, and the blocks.</summary>
internal sealed record SlackMessage(string Text, JsonArray Blocks)
{
    private static readonly JsonSerializerOptions AsSent = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The blocks as they are sent, which is what Slack's limit counts.</summary>
    public string BlocksJson => Blocks.ToJsonString(AsSent);

    public bool Fits => Blocks.Count <= SlackLimits.BlocksOfMessage && BlocksJson.Length <= SlackLimits.Message;
}
