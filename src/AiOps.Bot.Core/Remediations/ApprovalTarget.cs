namespace AiOps.Bot.Core.Remediations;

/// <summary>What somebody wants to approve, as far as entitlements look at it.</summary>
/// <param name="Environment">See <see cref="EnvironmentMap"/>.</param>
public sealed record ApprovalTarget(ActionTier Tier, ActionRequest Request, string Environment)
{
    public static ApprovalTarget Of(Remediation remediation, Roster roster) => Of(remediation, remediation.Plan, roster);

    /// <param name="plan">The plan whose tags count: at dispatch the one made from the resource as it is then.</param>
    public static ApprovalTarget Of(Remediation remediation, ActionPlan plan, Roster roster) =>
        new(remediation.Tier, remediation.Request, roster.Environments.Of(remediation.Request, plan.Tags));
}
