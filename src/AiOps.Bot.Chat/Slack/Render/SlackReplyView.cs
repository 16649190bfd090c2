namespace AiOps.Bot.Chat.Slack.Render;

/// <summary>What is known around a reply.</summary>
/// <param name="Id">The reply's id, which a rating names.</param>
/// <param name="FeedbackButtons">True where Slack's own thumbs are used, false for plain buttons.</param>
/// <param name="LocalTimes">True where times are shown in each reader's zone.</param>
internal sealed record SlackReplyView(string Id, bool FeedbackButtons, bool LocalTimes = true);
