using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Commands;

/// <summary>A person as the command line prints them.</summary>
internal sealed record PrintedPerson(
    string Id, string Name, IReadOnlyList<string> Accounts, IReadOnlyList<string> Groups, IReadOnlyList<string> MayApprove, IReadOnlyList<OnCallDuty> OnCall)
{
    public static PrintedPerson Of(Person person, Roster roster, DateTimeOffset now) => new(
        person.Id,
        person.Name,
        [.. person.Identities.Select(i => $"{i.Platform}:{i.Subject}")],
        person.Groups,
        [.. roster.GrantsOf(person).Where(g => g.Entitlement.UpTo > ActionTier.Observe).Select(InWords)],
        [.. roster.OnCall(null, now).Where(d => d.Person == person.Id)]);

    private static string InWords(Grant grant)
    {
        var entitlement = grant.Entitlement;
        string[] parts =
        [
            $"up to {EntitlementWord(entitlement.UpTo)} actions",
            entitlement.Actions.IsEmpty ? "" : $"(only {string.Join(", ", entitlement.Actions)})",
            entitlement.Resources.IsEmpty ? "on everything" : $"on {string.Join(", ", entitlement.Resources)}",
            entitlement.Environments.IsEmpty ? "" : $"in {string.Join(", ", entitlement.Environments)}",
            !entitlement.OnlyOnCall ? "" : entitlement.Schedule is { } schedule ? $"while on call for {schedule}" : "while on call",
            grant.Group is { } group ? $"[group {group.Id}]" : "",
        ];
        return string.Join(' ', parts.Where(p => p.Length > 0));
    }

    private static string EntitlementWord(ActionTier tier) => tier.ToString().ToLowerInvariant();
}
