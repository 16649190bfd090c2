namespace AiOps.Bot.Core.Remediations;

/// <summary>An entitlement as a person has it.</summary>
/// <param name="Group">The group that it comes by; null where it is the person's own.</param>
public sealed record Grant(Entitlement Entitlement, PersonGroup? Group);
