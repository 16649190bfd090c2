namespace AiOps.Bot.Core.Remediations;

/// <summary>A person's recorded yes to exactly one digest.</summary>
/// <param name="PersonId">The person, however they came in: one person with two accounts counts once.</param>
/// <param name="Digest">The digest that the person was shown.</param>
public sealed record Approval(string PersonId, string PersonName, string Digest, string Reason, DateTimeOffset At);
