namespace AiOps.Bot.Core.Remediations;

/// <summary>The remediation after a decision, or why the decision was refused (then with the remediation as it is, where there is one).</summary>
public sealed record DecisionOutcome(Remediation? Remediation, Refusal? Refusal)
{
    public bool Accepted => Refusal is null;

    internal static DecisionOutcome Refuse(RefusalKind kind, string reason, Remediation? remediation = null) => new(remediation, new(kind, reason));
}
