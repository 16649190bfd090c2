using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Slack.Render;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>The arguments of messages. Nothing is looked up, linked or fetched: a link in telemetry must not make Slack call it.</summary>
internal static class SlackArguments
{
    public static JsonObject Of(string channel, SlackMessage message) => new()
    {
        ["channel"] = channel,
        ["text"] = message.Text,
        ["blocks"] = message.Blocks.DeepClone(),
        ["parse"] = "none",
        ["link_names"] = false,
        ["unfurl_links"] = false,
        ["unfurl_media"] = false,
    };

    public static JsonObject With(this JsonObject arguments, string name, JsonNode? value)
    {
        if (value is not null)
        {
            arguments[name] = value;
        }

        return arguments;
    }

    public static JsonObject Without(this JsonObject arguments, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            arguments.Remove(name);
        }

        return arguments;
    }

    /// <summary>Says which posting a message is, so that it is found again after a crash: https://docs.slack.dev/messaging/message-metadata.</summary>
    public static JsonObject Metadata(string type, string key) => new()
    {
        ["event_type"] = type,
        ["event_payload"] = new JsonObject { ["key"] = key },
    };
}
