using System.Text.Json.Nodes;

namespace AiOps.Bot.IntegrationTests.Teams;

/// <summary>A message as it stands in a conversation.</summary>
internal sealed record SentActivity(string Conversation, string Id, string? ReplyTo, JsonObject Activity, int Edits)
{
    public JsonObject? Card => Activity["attachments"]?[0]?["content"]?.AsObject();

    public string Json => Activity.ToJsonString();
}
