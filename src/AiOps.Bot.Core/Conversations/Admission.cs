using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Whether somebody is let in.</summary>
/// <param name="Refusal">Why not, for the user; null where they are.</param>
/// <param name="Zone">The IANA name of their time zone; null where nobody tells.</param>
internal sealed record Admission(Approver? Approver, string? Refusal, string? Zone = null);
