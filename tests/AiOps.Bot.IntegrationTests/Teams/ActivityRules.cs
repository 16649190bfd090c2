using System.Text.Json.Nodes;

namespace AiOps.Bot.IntegrationTests.Teams;

/// <summary>What an activity that a bot sends has to be, by the activity specification and by what Teams shows.</summary>
internal static class ActivityRules
{
    private static readonly string[] Fields =
        ["type", "id", "channelId", "from", "conversation", "recipient", "textFormat", "attachmentLayout", "text", "speak", "summary", "attachments", "entities", "channelData", "replyToId", "importance", "locale"];

    /// <returns>Null where it is good.</returns>
    public static string? Fault(JsonObject activity)
    {
        if (activity.Select(p => p.Key).FirstOrDefault(k => !Fields.Contains(k)) is { } unknown)
        {
            return $"field {unknown} is not for bots";
        }

        if ((string?)activity["type"] != "message")
        {
            return "type has to be message";
        }

        if (Text(activity["channelId"]) != "msteams" || Text(activity["conversation"]?["id"]) is null || Text(activity["from"]?["id"]) is null)
        {
            return "channelId, conversation.id and from.id are required (A2020, A2080, A2061)";
        }

        var attachments = activity["attachments"]?.AsArray() ?? [];
        return attachments.Count == 0 && Text(activity["text"]) is null ? "neither text nor attachments" : attachments.Select(a => Attachment(a!.AsObject())).FirstOrDefault(f => f is not null);
    }

    private static string? Attachment(JsonObject attachment)
    {
        if ((string?)attachment["contentType"] != "application/vnd.microsoft.card.adaptive")
        {
            return "contentType of an attachment";
        }

        return attachment["content"] is JsonObject card ? AdaptiveCardRules.Fault(card) : "content has to be an object (A7110)";
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
