namespace AiOps.Bot.Sandbox.Iam;

/// <summary>The account's roles.</summary>
internal sealed class Roles
{
    public SortedDictionary<string, Role> ByName { get; } = new(StringComparer.Ordinal);

    /// <summary>Why a role may not do something.</summary>
    /// <returns>Null where it may.</returns>
    public string? Denial(string? roleName, string action, string resource)
    {
        if (roleName is null || !ByName.TryGetValue(roleName, out var role))
        {
            return "there is no such role";
        }

        var effects = role.Policies.Values.SelectMany(document => PolicyDocument.EffectsOn(document, action, resource)).ToList();
        return effects.Contains("Deny") ? "an explicit deny" : effects.Contains("Allow") ? null : $"no identity-based policy allows the {action} action";
    }
}
