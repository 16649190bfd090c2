namespace AiOps.Bot.Core.Redaction;

/// <summary>Names what was found in an incident by the installation's key. Nothing is remembered, so there is nothing to lose at a restart.</summary>
/// <param name="incident">Null = outside of all incidents.</param>
/// <param name="ledger">Where identities are collected; null = none are kept.</param>
internal sealed class KeyedPlaceholders(PlaceholderKey key, IncidentId? incident, IdentityLedger? ledger) : IPlaceholderNames
{
    public string For(in FoundSecret secret)
    {
        var placeholder = key.NameOf(incident, secret.Kind, secret.Value);
        if (secret.IsIdentity)
        {
            ledger?.Collect(key, placeholder, incident, secret);
        }

        return placeholder;
    }

    public void Reserve(string text)
    {
    }
}
