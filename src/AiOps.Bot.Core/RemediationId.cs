namespace AiOps.Bot.Core;

/// <summary>Identifies one proposed remediation. It is all that a button carries.</summary>
public readonly record struct RemediationId(string Value)
{
    public override string ToString() => Value;
}
