using AiOps.Bot.Chat.Slack.Api;
using AiOps.Bot.Chat.Slack.Render;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.Chat.Slack.Intake;

/// <summary>Does with a delivery what must be done before it is acknowledged: store the wish, or open the form. The same for HTTP and Socket Mode.</summary>
internal sealed partial class SlackReception(
    IChatDesk desk, IChatPostStore posts, IReadCards cards, SlackViews views, ILogger<SlackReception> logger)
{
    /// <summary>Slack waits three seconds, and a trigger lives about as long.</summary>
    private static readonly TimeSpan CardPatience = TimeSpan.FromMilliseconds(500);

    public async Task<SlackAck> TakeAsync(SlackDelivery delivery, CancellationToken cancellationToken)
    {
        switch (delivery)
        {
            case SlackDelivery.Challenge challenge:
                return new(200, Challenge: challenge.Answer);
            case SlackDelivery.WrongApp:
                return new(401, Refusal: "wrong-app");
            case SlackDelivery.Malformed malformed:
                LogMalformed(malformed.Why);
                return new(400, Refusal: "malformed");
            case SlackDelivery.Wish wish:
                await AcceptAsync(wish, cancellationToken);
                return SlackAck.Taken;
            case SlackDelivery.Form form:
                await OpenAsync(form, cancellationToken);
                return SlackAck.Taken;
            default:
                return SlackAck.Taken;
        }
    }

    private async Task AcceptAsync(SlackDelivery.Wish wish, CancellationToken cancellationToken)
    {
        if (wish.OnlyInOurThread && !await IsOursAsync(wish.Request.Conversation, cancellationToken))
        {
            return;
        }

        if (!await desk.AcceptAsync(wish.Request, cancellationToken))
        {
            LogSeenBefore(wish.Request.Id);
        }
    }

    private async Task<bool> IsOursAsync(ConversationRef conversation, CancellationToken cancellationToken) =>
        conversation.Thread is { } thread && await posts.FindAsync("slack", conversation.Id, thread, cancellationToken) is not null;

    private async Task OpenAsync(SlackDelivery.Form form, CancellationToken cancellationToken)
    {
        var view = form.Button is { } button
            ? SlackFormRenderer.Render(button, form.Context, await ProposalAsync(button, cancellationToken))
            : SlackFormRenderer.Question(form.Context);
        await views.OpenAsync(form, view, cancellationToken);
    }

    /// <summary>What is decided on, as it is now; a slow store costs the form its reminder, not its trigger.</summary>
    private async Task<CardProposal?> ProposalAsync(SlackButton button, CancellationToken cancellationToken)
    {
        if (button.Remediation is null)
        {
            return null;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(CardPatience);
        try
        {
            var card = await cards.ReadAsync(button.Incident, null, patience.Token);
            return card?.Proposals.FirstOrDefault(p => p.Id == button.Remediation && p.Digest == button.Digest);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    [LoggerMessage(6100, LogLevel.Debug, "Slack delivered {RequestId} again; it is stored already")]
    private partial void LogSeenBefore(string requestId);

    [LoggerMessage(6101, LogLevel.Warning, "Slack delivered something that cannot be read: {Why}")]
    private partial void LogMalformed(string why);
}
