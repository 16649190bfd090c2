namespace AiOps.Bot.Core.Remediations;

/// <summary>A time in which somebody is on call.</summary>
/// <param name="Person">The person's id, or where the directory does not have them the name that their own system gives them.</param>
/// <param name="Until">Not included.</param>
public sealed record OnCallShift(string Person, DateTimeOffset From, DateTimeOffset Until);
