namespace AiOps.Bot.Core.Remediations;

/// <summary>Whether a person may approve something.</summary>
/// <param name="Reason">
/// Why, for people. Where it is no, a sentence without its beginning ("not in group payments-oncall; ask Ana (on call until 08:00 UTC)"): put "you are" or
/// a name and "is" before it.
/// </param>
/// <param name="Until">Where it is yes because of being on call: when that ends.</param>
public sealed record EntitlementDecision(bool Allowed, string Reason, DateTimeOffset? Until = null);
