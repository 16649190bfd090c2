using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Who wrote or clicked, as the platform's signed payload says.</summary>
/// <param name="Identity">Subject: <c>T0123/U0456</c> (workspace of the user, user) on Slack, <c>tenant/Entra object id</c> on Teams.</param>
/// <param name="Name">For people to read, never for decisions: a user picks it.</param>
/// <param name="Standing">What the payload itself gives away (another workspace, a bot); Unknown where the platform must be asked.</param>
/// <param name="Zone">The IANA name of the user's time zone; null where the payload does not tell.</param>
public sealed record ChatUser(VerifiedIdentity Identity, string Name, ChatStanding Standing, string? Zone);
