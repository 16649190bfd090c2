using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Slack.Intake;
using AiOps.Bot.Chat.Slack.Render;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>Writes to Slack.</summary>
internal sealed partial class SlackPlatform(
    SlackClient client, SlackPosts posts, SlackReplies replies, SlackViews views, SlackStandings standings, SlackCharts charts, SlackConsole console, ILogger<SlackPlatform> logger) : IChatPlatform
{
    public string Name => "slack";

    public async Task<SendResult> PostAsync(ConversationRef conversation, string key, Card card, CancellationToken cancellationToken)
    {
        var (existing, failed) = await posts.FindAsync(conversation.Id, key, cancellationToken);
        if (existing is not null)
        {
            LogFound(key);
            return await EditAsync(conversation, existing, card, cancellationToken);
        }

        if (failed is { Error: SlackAnswer.Unreachable })
        {
            return SlackOutcomes.Of(failed);
        }

        var result = await SendAsync("chat.postMessage", conversation.Id, card, arguments => arguments.With("thread_ts", conversation.Thread).With("metadata", SlackArguments.Metadata(SlackActions.Incident, key)), cancellationToken);
        if (result is { Status: SendStatus.Sent, Message: { } message })
        {
            posts.Remember(conversation.Id, key, message);
        }
        else if (result.Status == SendStatus.Later)
        {
            posts.Doubt(conversation.Id);
        }

        return result;
    }

    public Task<SendResult> EditAsync(ConversationRef conversation, string message, Card card, CancellationToken cancellationToken) => SendAsync(
        "chat.update", conversation.Id, card, arguments => arguments.With("ts", message).Without("unfurl_links", "unfurl_media"), cancellationToken);

    public Task<SendResult> ReplyAsync(OutgoingReply reply, CancellationToken cancellationToken) => replies.SendAsync(reply, cancellationToken);

    public async Task<SendResult> ShowHomeAsync(VerifiedIdentity user, HomeView view, CancellationToken cancellationToken)
    {
        var id = user.Subject[(user.Subject.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var answer = await views.PublishAsync(id, SlackHomeRenderer.Render(view), cancellationToken);
        return answer.Ok ? SendResult.Sent(answer.Body.Text("view", "id")) : SlackOutcomes.Of(answer);
    }

    public async Task<ChatStanding> LookUpAsync(VerifiedIdentity user, CancellationToken cancellationToken) => (await standings.LookUpAsync(user, cancellationToken)).Standing;

    public async Task<string?> ZoneAsync(VerifiedIdentity user, CancellationToken cancellationToken) => (await standings.LookUpAsync(user, cancellationToken)).Zone;

    private async Task<SendResult> SendAsync(string method, string channel, Card card, Func<JsonObject, JsonObject> complete, CancellationToken cancellationToken)
    {
        var picture = card.Chart is { } chart ? await charts.UploadAsync(chart, cancellationToken) ?? console.PictureOf(card) : null;
        var view = new SlackCardView(card, picture, console.Address, console.LocalTimes);
        var answer = await CallAsync(SlackCardRenderer.Render(view));
        if (view.Picture is not null && answer.Error is "invalid_blocks" or "invalid_slack_file" or "slack_file_not_found")
        {
            // Slack looks at a file for a moment before it shows it; the next edit has the picture again.
            answer = await CallAsync(SlackCardRenderer.Render(view with { Picture = null }));
        }

        if (SlackOutcomes.IsAboutContent(answer))
        {
            LogTooMuch(card.Incident.Value, answer.Error);
            answer = await CallAsync(SlackCardRenderer.Render(view with { Picture = null }, SlackDetail.Smallest));
        }

        return answer.Ok ? SendResult.Sent(answer.Body.Text("ts")) : SlackOutcomes.Of(answer);

        Task<SlackAnswer> CallAsync(SlackMessage message)
        {
            var update = method == "chat.update";
            return client.CallAsync(new(method, complete(SlackArguments.Of(channel, message))) { Channel = update ? null : channel, Repeatable = update }, cancellationToken);
        }
    }

    [LoggerMessage(6120, LogLevel.Information, "Slack has the message of {Key} already; it is edited")]
    private partial void LogFound(string key);

    [LoggerMessage(6121, LogLevel.Warning, "Slack did not take the card of {Incident} ({Error}); its smallest form is sent")]
    private partial void LogTooMuch(string incident, string error);
}
