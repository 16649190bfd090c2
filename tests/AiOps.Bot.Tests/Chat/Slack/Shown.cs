using System.Text.Json.Nodes;

namespace AiOps.Bot.Tests.Chat.Slack;

/// <summary>What a JSON document would show in Slack.</summary>
internal static class Shown
{
    /// <summary>Every text object.</summary>
    public static IEnumerable<(string Type, string Text)> Texts(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Texts),
        JsonObject map when map["text"] is JsonValue text && map["type"] is JsonValue type => [((string)type!, (string)text!)],
        JsonObject map => map.SelectMany(p => Texts(p.Value)),
        _ => [],
    };
}
