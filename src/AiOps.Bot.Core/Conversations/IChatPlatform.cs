using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>
/// Writes to one chat platform. Renders, paces itself to the platform's limits and maps its answers; never throws on what the platform answers
/// or when it is down (<see cref="SendStatus.Later"/>). Thread-safe.
/// </summary>
public interface IChatPlatform
{
    /// <summary><c>slack</c> or <c>teams</c>.</summary>
    string Name { get; }

    /// <summary>Posts the living message of an incident.</summary>
    /// <param name="key">Identifies the posting over crashes: where the platform can be asked, a message that carries it already is found and edited instead.</param>
    Task<SendResult> PostAsync(ConversationRef conversation, string key, Card card, CancellationToken cancellationToken);

    /// <summary>Makes a message show the card as it is now.</summary>
    Task<SendResult> EditAsync(ConversationRef conversation, string message, Card card, CancellationToken cancellationToken);

    /// <summary>Sends an answer.</summary>
    Task<SendResult> ReplyAsync(OutgoingReply reply, CancellationToken cancellationToken);

    /// <summary>Shows a user's own page. A platform without one says so by <see cref="SendStatus.Gone"/>.</summary>
    Task<SendResult> ShowHomeAsync(VerifiedIdentity user, HomeView view, CancellationToken cancellationToken);

    /// <summary>Asks the platform what the user is now. Unknown where it cannot be asked; nothing older than a minute is remembered.</summary>
    Task<ChatStanding> LookUpAsync(VerifiedIdentity user, CancellationToken cancellationToken);

    /// <summary>The IANA name of the user's time zone; null where the platform does not tell it, or tells it with each delivery (<see cref="ChatUser.Zone"/>).</summary>
    Task<string?> ZoneAsync(VerifiedIdentity user, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
