namespace AiOps.Bot.Chat.Slack.Render;

/// <summary>Where Slack finds a picture: a file that was uploaded to it, or an address of ours that it can fetch.</summary>
internal sealed record SlackPicture(string? FileId, string? Url);
