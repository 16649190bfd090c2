using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Slack.Intake;
using AiOps.Bot.Chat.Slack.Render;
using AiOps.Bot.Core.Conversations;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>Sends answers where they belong: to the asker alone, or in the thread of what was asked.</summary>
internal sealed class SlackReplies(SlackClient client, SlackWebhook webhook, SlackStreams streams, SlackSent sent, IOptions<SlackOptions> options)
{
    private static readonly string[] NotThere = ["not_in_channel", "channel_not_found", "user_not_in_channel", "is_archived", "no_permission"];

    /// <summary>Set when a server does not take Slack's own thumbs.</summary>
    private volatile bool _plainFeedback;

    public async Task<SendResult> SendAsync(OutgoingReply reply, CancellationToken cancellationToken)
    {
        if (!IsAlone(reply) && reply.Visibility != ReplyVisibility.Home && sent.IsDoubtful(reply) && await ResumeAsync(reply, cancellationToken) is { } done)
        {
            return done;
        }

        return await StreamAsync(reply, cancellationToken)
            ?? Result(await WriteAsync(reply, message => TryAsync(reply, message, cancellationToken)));
    }

    /// <summary>Null where the reply was not sent yet.</summary>
    private async Task<SendResult?> ResumeAsync(OutgoingReply reply, CancellationToken cancellationToken)
    {
        foreach (var thread in new[] { Thread(reply), reply.Reply.Rateable ? StreamThread(reply) : Thread(reply) }.Distinct())
        {
            var (message, open, answer) = await sent.FindAsync(reply, reply.Conversation.Id, thread, cancellationToken);
            if (message is not null)
            {
                return SendResult.Sent(message);
            }

            if (open is not null && reply.Reply.Rateable)
            {
                return await MakeWholeAsync(reply, open, cancellationToken);
            }

            if (answer.Error is SlackAnswer.Unreachable or SlackAnswer.RateLimited)
            {
                return SlackOutcomes.Of(answer);
            }
        }

        return null;
    }

    /// <summary>Null where no stream was begun.</summary>
    private async Task<SendResult?> StreamAsync(OutgoingReply reply, CancellationToken cancellationToken)
    {
        var thread = StreamThread(reply);
        if (IsAlone(reply) || !streams.MayStream(reply, thread))
        {
            return null;
        }

        var pieces = SlackMarkdown.Pieces(reply.Reply);
        var begun = await streams.BeginAsync(reply, thread!, pieces[0], cancellationToken);
        if (!begun.Ok || begun.Body.Text("ts") is not { Length: > 0 } stream)
        {
            return begun.Error == SlackAnswer.Unreachable ? SlackOutcomes.Of(begun) : null;
        }

        var ended = await streams.GoOnAsync(reply, stream, [.. pieces.Skip(1)], SlackReplyRenderer.AfterStream(reply.Reply, View(reply)), cancellationToken);
        return ended.Ok ? SendResult.Sent(stream) : await MakeWholeAsync(reply, stream, cancellationToken);
    }

    /// <summary>Ends a stream that broke and puts the whole answer into its message.</summary>
    private async Task<SendResult> MakeWholeAsync(OutgoingReply reply, string stream, CancellationToken cancellationToken)
    {
        // Slack may have ended it already, or the reader did: then this changes nothing.
        await streams.EndAsync(reply, stream, null, cancellationToken);
        var answer = await WriteAsync(reply, message => client.CallAsync(
            new("chat.update", Keyed(reply.Conversation.Id, message, reply).With("ts", stream).Without("unfurl_links", "unfurl_media")) { Repeatable = true }, cancellationToken));
        return answer.Error is "message_not_found" or "cant_update_message" or "edit_window_closed"
            ? Result(await WriteAsync(reply, message => TryAsync(reply, message, cancellationToken)))
            : Result(answer);
    }

    /// <summary>In the fullest form that Slack takes.</summary>
    private async Task<SlackAnswer> WriteAsync(OutgoingReply reply, Func<SlackMessage, Task<SlackAnswer>> write)
    {
        var answer = await write(SlackReplyRenderer.Render(reply.Reply, View(reply)));
        if (SlackOutcomes.IsAboutContent(answer) && reply.Reply.Rateable && View(reply).FeedbackButtons)
        {
            _plainFeedback = true;
            answer = await write(SlackReplyRenderer.Render(reply.Reply, View(reply)));
        }

        return SlackOutcomes.IsAboutContent(answer) ? await write(SlackReplyRenderer.Smallest(reply.Reply, View(reply))) : answer;
    }

    private static SendResult Result(SlackAnswer answer) => answer.Ok ? SendResult.Sent(MessageOf(answer)) : SlackOutcomes.Of(answer);

    private SlackReplyView View(OutgoingReply reply) => new(reply.Id, options.Value.FeedbackButtons && !_plainFeedback, options.Value.LocalTimes);

    private async Task<SlackAnswer> TryAsync(OutgoingReply reply, SlackMessage message, CancellationToken cancellationToken)
    {
        var alone = IsAlone(reply);
        var answer = alone ? await WhisperAsync(reply, message, cancellationToken) : await PostAsync(Channel(reply), Thread(reply), message, reply, cancellationToken);
        if (!NotThere.Contains(answer.Error))
        {
            return answer;
        }

        var hook = SlackArguments.Of("", message).Without("channel", "parse", "link_names").With("response_type", alone ? "ephemeral" : "in_channel").With("replace_original", false);
        if (await webhook.PostAsync(reply.Handle, hook, cancellationToken))
        {
            return new("", default);
        }

        return alone ? await PostAsync(UserOf(reply), null, message, reply, cancellationToken) : answer;
    }

    private Task<SlackAnswer> WhisperAsync(OutgoingReply reply, SlackMessage message, CancellationToken cancellationToken) => reply.Visibility == ReplyVisibility.Home
        ? PostAsync(UserOf(reply), null, message, reply, cancellationToken)
        : client.CallAsync(
            new("chat.postEphemeral", SlackArguments.Of(reply.Conversation.Id, message).Without("unfurl_links", "unfurl_media").With("user", UserOf(reply)).With("thread_ts", reply.Conversation.Thread)) { Repeatable = true },
            cancellationToken);

    private Task<SlackAnswer> PostAsync(string channel, string? thread, SlackMessage message, OutgoingReply reply, CancellationToken cancellationToken) =>
        client.CallAsync(new("chat.postMessage", Keyed(channel, message, reply).With("thread_ts", thread)) { Channel = channel }, cancellationToken);

    private static JsonObject Keyed(string channel, SlackMessage message, OutgoingReply reply) =>
        SlackArguments.Of(channel, message).With("metadata", SlackArguments.Metadata(SlackActions.Reply, reply.Id));

    /// <summary>Only the asker sees it.</summary>
    private static bool IsAlone(OutgoingReply reply) => reply.To is not null && reply.Visibility != ReplyVisibility.InPlace && !IsDirect(reply.Conversation.Id);

    private static string Channel(OutgoingReply reply) => reply is { Visibility: ReplyVisibility.Home, To: not null } ? UserOf(reply) : reply.Conversation.Id;

    /// <summary>In a channel an answer hangs on what was asked; a direct chat has no need for that.</summary>
    private static string? Thread(OutgoingReply reply) => reply.Conversation.Thread ?? (IsDirect(reply.Conversation.Id) ? null : reply.Message);

    /// <summary>A stream is a reply, in a direct chat too.</summary>
    private static string? StreamThread(OutgoingReply reply) => reply.Conversation.Thread ?? reply.Message;

    /// <summary>A direct chat with the bot, or a user in whose direct chat Slack puts it.</summary>
    private static bool IsDirect(string channel) => channel.Length > 0 && channel[0] is 'D' or 'U' or 'W';

    private static string UserOf(OutgoingReply reply) => reply.To!.Identity.Subject.Split('/')[^1];

    private static string MessageOf(SlackAnswer answer) =>
        answer.Body.Text("ts") is { Length: > 0 } at ? at : answer.Body.Text("message_ts");
}
