using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Commands;

/// <summary>A chat platform that takes everything and costs nothing: what is measured is our side of the wire.</summary>
internal sealed class SilentPlatform : IChatPlatform
{
    private int _sent;

    public string Name => "slack";

    public Task<SendResult> PostAsync(ConversationRef conversation, string key, Card card, CancellationToken cancellationToken) => SentAsync();

    public Task<SendResult> EditAsync(ConversationRef conversation, string message, Card card, CancellationToken cancellationToken) => SentAsync();

    public Task<SendResult> ReplyAsync(OutgoingReply reply, CancellationToken cancellationToken) => SentAsync();

    public Task<SendResult> ShowHomeAsync(VerifiedIdentity user, HomeView view, CancellationToken cancellationToken) => SentAsync();

    public Task<ChatStanding> LookUpAsync(VerifiedIdentity user, CancellationToken cancellationToken) => Task.FromResult(ChatStanding.Member);

    private Task<SendResult> SentAsync() => Task.FromResult(SendResult.Sent(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"m{Interlocked.Increment(ref _sent)}")));
}
