namespace AiOps.Bot.Chat.Slack.Render;

/// <summary>What is known around a reply.</summary>
/// <param name="Id">The reply's id, which a rating names.</param>
/// <param name="FeedbackButtons">True where Slack's own thumbs are used, false for plain buttons.</param>
internal sealed record SlackReplyView(string Id, bool FeedbackButtons);
