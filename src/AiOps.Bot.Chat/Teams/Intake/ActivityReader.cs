using System.Text.Json;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>Bytes to an activity: https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md. Pure, never throws.</summary>
internal static class ActivityReader
{
    private const int MaxDepth = 32;
    private const int MaxId = 512;
    private const int MaxMentions = 20;
    private const int MaxMembers = 200;

    // Half of a surrogate pair in a name stops the parser with an InvalidOperationException.
    /// <returns>Null where it is no activity, or one without what every activity has.</returns>
    public static TeamsActivity? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            return Read(document.RootElement);
        }
        catch (Exception ex) when (ex is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static TeamsActivity? Read(JsonElement json)
    {
        return Conversation(json) is { } conversation && Account(json.Of("from")) is { } from && Account(json.Of("recipient")) is { } recipient && Id(json, "type") is not null
            ? Of(json, conversation, from, recipient)
            : null;
    }

    private static TeamsActivity Of(JsonElement json, TeamsConversation conversation, TeamsAccount from, TeamsAccount recipient)
    {
        var channel = json.Of("channelData") ?? default;
        return new()
        {
            Type = Name(json, "type"),
            Id = Name(json, "id"),
            ChannelId = Name(json, "channelId"),
            ServiceUrl = Name(json, "serviceUrl"),
            Name = Name(json, "name"),
            Text = json.TextOf("text") ?? "",
            From = from,
            Recipient = recipient,
            Conversation = conversation,
            Tenant = Tenant(channel) ?? conversation.Tenant,
            ReplyToId = Id(json, "replyToId"),
            TimeZone = Id(json, "localTimezone") ?? json.ItemsOf("entities").Select(e => Id(e, "timezone")).FirstOrDefault(z => z is not null),
            Action = Name(json, "action"),
            EventType = Name(channel, "eventType"),
            Mentions = [.. json.ItemsOf("entities").Take(MaxMentions).Select(Mention).OfType<TeamsMention>()],
            MembersAdded = Members(json, "membersAdded"),
            MembersRemoved = Members(json, "membersRemoved"),
            Value = json.Of("value")?.Clone(),
        };
    }

    private static TeamsConversation? Conversation(JsonElement json) =>
        json.Of("conversation") is { } conversation && Id(conversation, "id") is { } id
            ? TeamsConversation.Of(id, Name(conversation, "conversationType"), Name(conversation, "tenantId"))
            : null;

    private static string? Tenant(JsonElement channel) => channel.Of("tenant") is { } tenant ? Id(tenant, "id") : null;

    private static TeamsAccount? Account(JsonElement? json) =>
        json is { } account && Id(account, "id") is { } id ? new(id, account.TextOf("name") ?? "", Id(account, "aadObjectId"), Name(account, "role")) : null;

    private static TeamsMention? Mention(JsonElement json) =>
        json.TextOf("type") == "mention" && Account(json.Of("mentioned")) is { } mentioned && json.TextOf("text") is { Length: > 0 } text ? new(mentioned, text) : null;

    private static System.Collections.Immutable.ImmutableArray<string> Members(JsonElement json, string name) =>
        [.. json.ItemsOf(name).Take(MaxMembers).Select(m => Id(m, "id")).OfType<string>()];

    private static string Name(JsonElement json, string name) => Id(json, name) ?? "";

    private static string? Id(JsonElement json, string name) => json.TextOf(name) is { Length: > 0 and <= MaxId } id ? id : null;
}
