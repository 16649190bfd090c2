using System.Text.Json;
using AiOps.Bot.Chat.Slack.Intake;

namespace AiOps.Bot.Chat.Slack.Socket;

/// <summary>One message of Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode.</summary>
/// <param name="Type"><c>hello</c>, <c>disconnect</c>, or the kind of delivery.</param>
/// <param name="Id">Empty for what needs no acknowledgement.</param>
/// <param name="Reason">Why Slack disconnects.</param>
internal sealed record SlackEnvelope(string Type, string Id, string Reason, JsonElement? Payload)
{
    private const int MaxId = 200;

    /// <summary>Null where it is none: such a frame is left alone.</summary>
    public static SlackEnvelope? Parse(ReadOnlyMemory<byte> frame)
    {
        try
        {
            var root = SlackJson.Parse(frame);
            var id = root.Text("envelope_id");
            return root.Text("type") is { Length: > 0 } type && id.Length <= MaxId ? new(type, id, root.Text("reason"), root.Object("payload")) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
