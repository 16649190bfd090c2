using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>What Slack tells about a user.</summary>
/// <param name="Zone">The IANA name of their time zone; null where Slack does not tell.</param>
internal sealed record SlackProfile(ChatStanding Standing, string? Zone)
{
    public static SlackProfile Unknown { get; } = new(ChatStanding.Unknown, null);
}
