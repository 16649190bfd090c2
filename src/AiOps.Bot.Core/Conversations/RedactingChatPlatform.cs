using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>
/// The last step before a platform: whatever was composed, and wherever, secrets in it are replaced. What a placeholder stands for is put in here too, for one
/// entitled reader alone.
/// </summary>
public sealed class RedactingChatPlatform(IChatPlatform inner, IRedactor redactor, RevealPlaceholder reveal, PersonDirectory people) : IChatPlatform
{
    private const int LongestValue = 400;

    public string Name => inner.Name;

    public Task<SendResult> PostAsync(ConversationRef conversation, string key, Card card, CancellationToken cancellationToken) =>
        inner.PostAsync(conversation, key, RedactCard.Of(card, redactor.Of(card.Incident)), cancellationToken);

    public Task<SendResult> EditAsync(ConversationRef conversation, string message, Card card, CancellationToken cancellationToken) =>
        inner.EditAsync(conversation, message, RedactCard.Of(card, redactor.Of(card.Incident)), cancellationToken);

    public async Task<SendResult> ReplyAsync(OutgoingReply reply, CancellationToken cancellationToken)
    {
        var redacted = reply with { Reply = RedactReply.Of(reply.Reply, redactor, null) };
        return await inner.ReplyAsync(redacted.Reply.Parts.Any(p => p is ReplyRevealed) ? await WithValuesAsync(redacted, cancellationToken) : redacted, cancellationToken);
    }

    public Task<SendResult> ShowHomeAsync(VerifiedIdentity user, HomeView view, CancellationToken cancellationToken) =>
        inner.ShowHomeAsync(user, RedactReply.Of(view, redactor), cancellationToken);

    public Task<ChatStanding> LookUpAsync(VerifiedIdentity user, CancellationToken cancellationToken) => inner.LookUpAsync(user, cancellationToken);

    public Task<string?> ZoneAsync(VerifiedIdentity user, CancellationToken cancellationToken) => inner.ZoneAsync(user, cancellationToken);

    private async Task<OutgoingReply> WithValuesAsync(OutgoingReply reply, CancellationToken cancellationToken)
    {
        var parts = new List<ReplyPart>();
        foreach (var part in reply.Reply.Parts)
        {
            parts.Add(part is ReplyRevealed revealed ? await ValueAsync(revealed, reply, cancellationToken) : part);
        }

        return reply with { Reply = reply.Reply with { Parts = [.. parts] } };
    }

    /// <summary>Decided again: the reply may have waited, and who may see it may have changed.</summary>
    private async Task<ReplyPart> ValueAsync(ReplyRevealed revealed, OutgoingReply reply, CancellationToken cancellationToken)
    {
        if (reply is not { Visibility: ReplyVisibility.Private, To: { } to } || people.Identify(to.Identity)?.Person is not { } reader || reader.Id != revealed.Person)
        {
            return new ReplyNote("not shown: this is not for you alone");
        }

        var outcome = await reveal.LookAsync(revealed.Placeholder, reader, cancellationToken);
        return outcome.Value is { } value ? new ReplyLines([CardLimits.Cut(value, LongestValue)]) : new ReplyNote($"not shown: {outcome.Refusal}");
    }
}
