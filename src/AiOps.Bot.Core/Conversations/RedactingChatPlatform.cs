using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>The last step before a platform: whatever was composed, and wherever, secrets in it are replaced.</summary>
public sealed class RedactingChatPlatform(IChatPlatform inner, IRedactor redactor) : IChatPlatform
{
    public string Name => inner.Name;

    public Task<SendResult> PostAsync(ConversationRef conversation, string key, Card card, CancellationToken cancellationToken) =>
        inner.PostAsync(conversation, key, RedactCard.Of(card, redactor.Of(card.Incident)), cancellationToken);

    public Task<SendResult> EditAsync(ConversationRef conversation, string message, Card card, CancellationToken cancellationToken) =>
        inner.EditAsync(conversation, message, RedactCard.Of(card, redactor.Of(card.Incident)), cancellationToken);

    public Task<SendResult> ReplyAsync(OutgoingReply reply, CancellationToken cancellationToken) =>
        inner.ReplyAsync(reply with { Reply = RedactReply.Of(reply.Reply) }, cancellationToken);

    public Task<SendResult> ShowHomeAsync(VerifiedIdentity user, HomeView view, CancellationToken cancellationToken) =>
        inner.ShowHomeAsync(user, RedactReply.Of(view), cancellationToken);

    public Task<ChatStanding> LookUpAsync(VerifiedIdentity user, CancellationToken cancellationToken) => inner.LookUpAsync(user, cancellationToken);

    public Task<string?> ZoneAsync(VerifiedIdentity user, CancellationToken cancellationToken) => inner.ZoneAsync(user, cancellationToken);
}
