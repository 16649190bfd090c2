using System.Text.Json;
using AiOps.Bot.Chat.Teams.Intake;

namespace AiOps.Bot.Chat.Teams;

/// <summary>What it takes to write to a conversation first, learned from what Teams delivered. Also what a request carries along to be answered.</summary>
/// <param name="ServiceUrl">The connector of the conversation; checked again whenever something is sent there.</param>
/// <param name="Conversation">Without the thread.</param>
/// <param name="Type"><c>personal</c>, <c>channel</c>, <c>groupChat</c>.</param>
/// <param name="User">Teams' own id of the user who was seen there.</param>
/// <param name="Bot">Teams' own id of the bot.</param>
internal sealed record TeamsReference(string ServiceUrl, string Conversation, string Type, string User, string Bot)
{
    public bool IsPersonal => Type == TeamsConversation.Personal;

    public bool IsChannel => Type == "channel";

    public override string ToString() => JsonSerializer.Serialize(this);

    /// <returns>Null where we never wrote it.</returns>
    public static TeamsReference? Read(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize<TeamsReference>(text) is { ServiceUrl: not null, Conversation: not null } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
