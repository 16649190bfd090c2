namespace AiOps.Bot.Core.Conversations;

/// <summary>What a request led to.</summary>
/// <param name="Reply">What to tell the user; null where the edited card says it all.</param>
/// <param name="Incident">The incident whose card changed or is asked for; null where it is about none.</param>
/// <param name="Refused">True where the user was refused.</param>
public sealed record ChatOutcome(ChatReply? Reply, ReplyVisibility Visibility, IncidentId? Incident, bool Refused);
