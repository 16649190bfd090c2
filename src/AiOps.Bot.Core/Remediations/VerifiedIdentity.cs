namespace AiOps.Bot.Core.Remediations;

/// <summary>A user as a platform vouches for them, made only where the platform's proof was checked.</summary>
/// <param name="Platform"><c>console</c>, <c>api</c>, <c>slack</c>, <c>teams</c>.</param>
/// <param name="Subject">The platform's own id of the user.</param>
public sealed record VerifiedIdentity(string Platform, string Subject);
