using System.Text.Json;

namespace AiOps.Bot.Chat.Slack.Intake;

/// <summary>Which app and workspace this is. Empty = not checked.</summary>
internal sealed record SlackApp(string AppId, string TeamId)
{
    /// <summary>A secret may be shared by mistake, and a request for a staging app must not act on this one.</summary>
    public bool IsMeant(JsonElement payload) =>
        (AppId.Length == 0 || payload.Text("api_app_id") == AppId) && (TeamId.Length == 0 || Team(payload) == TeamId);

    /// <summary>The workspace that a payload was sent to.</summary>
    public static string Team(JsonElement payload) =>
        payload.Text("team_id") is { Length: > 0 } id ? id : payload.Text("team", "id") is { Length: > 0 } team ? team : payload.Text("user", "team_id");
}
