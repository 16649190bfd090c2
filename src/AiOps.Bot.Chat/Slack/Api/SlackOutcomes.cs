using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>What Slack's errors mean for a sending, and what somebody should do.</summary>
internal static class SlackOutcomes
{
    private static readonly string[] TooLong = ["msg_too_long", "msg_blocks_too_long", "invalid_blocks", "invalid_blocks_format", "too_many_attachments", "invalid_slack_file", "invalid_arguments"];

    /// <summary>True where a smaller form of the same message may pass.</summary>
    public static bool IsAboutContent(SlackAnswer answer) => TooLong.Contains(answer.Error);

    /// <summary>For answers that are not ok.</summary>
    public static SendResult Of(SlackAnswer answer) => answer.Error switch
    {
        SlackAnswer.RateLimited or "rate_limited" or "message_limit_exceeded" => SendResult.Later("Slack wants less", answer.After),
        SlackAnswer.Unreachable or "internal_error" or "fatal_error" or "service_unavailable" or "request_timeout" or "no_json_answer" => SendResult.Later("Slack did not answer"),
        "channel_not_found" => SendResult.Gone("the channel does not exist, or is private and the bot is not in it: invite the bot"),
        "not_in_channel" => SendResult.Gone("the bot is not in the channel: invite it with /invite"),
        "is_archived" => SendResult.Gone("the channel is archived"),
        "message_not_found" or "cant_update_message" or "thread_not_found" => SendResult.Gone("the message is not there any more"),
        "restricted_action" or "restricted_action_read_only_channel" => SendResult.Gone("the channel lets nobody but its owners post"),
        "invalid_auth" or "not_authed" or "token_expired" => SendResult.Refused("Slack does not know the bot token: set Chat:Slack:BotToken to the one on the app's page OAuth & Permissions"),
        "token_revoked" or "account_inactive" => SendResult.Refused("the app was removed from the workspace: install it again and set the new Chat:Slack:BotToken"),
        "missing_scope" or "no_permission" => SendResult.Refused("the app lacks a permission: update its manifest from manifests/slack and install it again" + Needed(answer)),
        _ => SendResult.Refused($"Slack refused it: {answer.Error}"),
    };

    private static string Needed(SlackAnswer answer) =>
        answer.Body.ValueKind == System.Text.Json.JsonValueKind.Object && answer.Body.TryGetProperty("needed", out var needed) ? $" (needed: {needed})" : "";
}
