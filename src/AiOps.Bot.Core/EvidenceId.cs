namespace AiOps.Bot.Core;

/// <summary>Identifies one piece of evidence inside its investigation: <c>E1</c>, <c>E2</c>, ... Only code issues these, so a claim cannot invent one.</summary>
public readonly record struct EvidenceId(string Value)
{
    public override string ToString() => Value;
}
