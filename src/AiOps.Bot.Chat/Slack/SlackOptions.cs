using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Chat.Slack;

/// <summary>The app's credentials and how it talks to Slack: section <c>Chat:Slack</c>. Slack is on where a bot token is set.</summary>
public sealed class SlackOptions
{
    public const string Section = "Chat:Slack";

    /// <summary>Where Slack's Web API is; ends with a slash. Plain http is taken for loopback only, since the bot token goes there.</summary>
    [Required]
    public Uri ApiBase { get; set; } = new("https://slack.com/api/");

    /// <summary>The bot token, <c>xoxb-…</c>: app settings, OAuth &amp; Permissions.</summary>
    [Required(ErrorMessage = "Chat:Slack:BotToken is missing: copy the Bot User OAuth Token (xoxb-…) from the app's page OAuth & Permissions")]
    public string BotToken { get; set; } = "";

    /// <summary>The app-level token with the scope connections:write, <c>xapp-…</c>: needed in Socket Mode only.</summary>
    public string AppToken { get; set; } = "";

    /// <summary>The secret that Slack signs its requests with: app settings, Basic Information. Not needed in Socket Mode.</summary>
    public string SigningSecret { get; set; } = "";

    /// <summary>The app's id, <c>A…</c>; requests for other apps are refused. Empty = not checked.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The workspace's id, <c>T…</c>; requests from other workspaces are refused. Empty = whatever workspace the bot token belongs to.</summary>
    public string TeamId { get; set; } = "";

    /// <summary>True = the bot calls Slack and keeps WebSockets open; no public address is needed.</summary>
    public bool SocketMode { get; set; }

    /// <summary>WebSockets kept open in Socket Mode, 1 to 10; default 2, so that one may be renewed while the other works.</summary>
    [Range(1, 10)]
    public int Sockets { get; set; } = 2;

    /// <summary>Slack's own thumbs under answers; false = two plain buttons, for servers that do not know them. Default true.</summary>
    public bool FeedbackButtons { get; set; } = true;

    /// <summary>Answers to questions appear piece by piece where Slack offers it to the app; false = always whole. Default true.</summary>
    public bool StreamAnswers { get; set; } = true;

    /// <summary>Times in each reader's zone; false = UTC, for servers that do not know Slack's dates. Default true.</summary>
    public bool LocalTimes { get; set; } = true;
}
