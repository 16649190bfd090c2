using AiOps.Bot.Core;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests;

internal static partial class Some
{
    public static readonly ConversationRef Channel = new("slack", "T1", "C1");

    public static ChatUser ChatUser(string subject = "T1/U1", ChatStanding standing = ChatStanding.Unknown, string? zone = null) =>
        new(new VerifiedIdentity("slack", subject), "ana on slack", standing, zone);

    public static ChatRequest ChatRequest(ChatIntent intent, string id = "req-1", ChatUser? user = null, DateTimeOffset? at = null, ConversationRef? conversation = null) => new()
    {
        Id = id,
        User = user ?? ChatUser(),
        Conversation = conversation ?? Channel,
        Message = "1700000000.000100",
        Intent = intent,
        ReceivedAt = at ?? Noon,
        Handle = "handle",
    };

    public static ButtonPress Press(CardButtonKind kind, string? remediation = null, string digest = "", string text = "", string incident = "inc-1") =>
        new(kind, new(incident), remediation is null ? null : new RemediationId(remediation), digest, text);

    public static OutgoingReply OutgoingReply(string id = "rep-1", int second = 0, string text = "done") => new()
    {
        Id = id,
        Conversation = Channel,
        To = ChatUser(),
        Visibility = ReplyVisibility.InPlace,
        Reply = ChatReply.Of(text),
        CreatedAt = Noon.AddSeconds(second),
        ExpiresAt = Noon.AddHours(4),
        NotBefore = Noon.AddSeconds(second),
    };
}
