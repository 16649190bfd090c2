using AiOps.Bot.Chat.Slack.Intake;
using AiOps.Bot.Chat.Slack.Render;
using AiOps.Bot.Core.Conversations;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>Sends answers where they belong: to the asker alone, or in the thread of what was asked.</summary>
internal sealed class SlackReplies(SlackClient client, SlackWebhook webhook, IOptions<SlackOptions> options)
{
    private static readonly string[] NotThere = ["not_in_channel", "channel_not_found", "user_not_in_channel", "is_archived", "no_permission"];

    /// <summary>Set when a server does not take Slack's own thumbs.</summary>
    private volatile bool _plainFeedback;

    public async Task<SendResult> SendAsync(OutgoingReply reply, CancellationToken cancellationToken)
    {
        var answer = await TryAsync(reply, SlackReplyRenderer.Render(reply.Reply, View(reply)), cancellationToken);
        if (SlackOutcomes.IsAboutContent(answer) && reply.Reply.Rateable && View(reply).FeedbackButtons)
        {
            _plainFeedback = true;
            answer = await TryAsync(reply, SlackReplyRenderer.Render(reply.Reply, View(reply)), cancellationToken);
        }

        if (SlackOutcomes.IsAboutContent(answer))
        {
            answer = await TryAsync(reply, SlackReplyRenderer.Smallest(reply.Reply, View(reply)), cancellationToken);
        }

        return answer.Ok ? SendResult.Sent(MessageOf(answer)) : SlackOutcomes.Of(answer);
    }

    private SlackReplyView View(OutgoingReply reply) => new(reply.Id, options.Value.FeedbackButtons && !_plainFeedback, options.Value.LocalTimes);

    private async Task<SlackAnswer> TryAsync(OutgoingReply reply, SlackMessage message, CancellationToken cancellationToken)
    {
        var alone = reply.To is not null && reply.Visibility != ReplyVisibility.InPlace && !IsDirect(reply.Conversation.Id);
        var answer = alone ? await WhisperAsync(reply, message, cancellationToken) : await PostAsync(Channel(reply), Thread(reply), message, cancellationToken);
        if (!NotThere.Contains(answer.Error))
        {
            return answer;
        }

        var hook = SlackArguments.Of("", message).Without("channel", "parse", "link_names").With("response_type", alone ? "ephemeral" : "in_channel").With("replace_original", false);
        if (await webhook.PostAsync(reply.Handle, hook, cancellationToken))
        {
            return new("", default);
        }

        return alone ? await PostAsync(UserOf(reply), null, message, cancellationToken) : answer;
    }

    private Task<SlackAnswer> WhisperAsync(OutgoingReply reply, SlackMessage message, CancellationToken cancellationToken) => reply.Visibility == ReplyVisibility.Home
        ? PostAsync(UserOf(reply), null, message, cancellationToken)
        : client.CallAsync(
            new("chat.postEphemeral", SlackArguments.Of(reply.Conversation.Id, message).Without("unfurl_links", "unfurl_media").With("user", UserOf(reply)).With("thread_ts", reply.Conversation.Thread)) { Repeatable = true },
            cancellationToken);

    private Task<SlackAnswer> PostAsync(string channel, string? thread, SlackMessage message, CancellationToken cancellationToken) =>
        client.CallAsync(new("chat.postMessage", SlackArguments.Of(channel, message).With("thread_ts", thread)) { Channel = channel }, cancellationToken);

    private static string Channel(OutgoingReply reply) => reply is { Visibility: ReplyVisibility.Home, To: not null } ? UserOf(reply) : reply.Conversation.Id;

    /// <summary>In a channel an answer hangs on what was asked; a direct chat has no need for that.</summary>
    private static string? Thread(OutgoingReply reply) => reply.Conversation.Thread ?? (IsDirect(reply.Conversation.Id) ? null : reply.Message);

    /// <summary>A direct chat with the bot, or a user in whose direct chat Slack puts it.</summary>
    private static bool IsDirect(string channel) => channel.Length > 0 && channel[0] is 'D' or 'U' or 'W';

    private static string UserOf(OutgoingReply reply) => reply.To!.Identity.Subject.Split('/')[^1];

    private static string MessageOf(SlackAnswer answer) =>
        answer.Body.Text("ts") is { Length: > 0 } at ? at : answer.Body.Text("message_ts");
}
