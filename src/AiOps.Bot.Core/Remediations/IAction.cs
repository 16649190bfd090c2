using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Core.Remediations;

/// <summary>
/// One catalogue entry that changes something. Only <see cref="RemediationRunner"/> calls <see cref="RunAsync"/>, and only with what Core built from a stored
/// approval. Implementations let exceptions propagate.
/// </summary>
public interface IAction
{
    /// <summary>Stable, for example <c>ec2.revoke-ingress</c>.</summary>
    string Id { get; }

    /// <summary>What it does, for a button's tooltip: "Close port 22 to the world".</summary>
    string Title { get; }

    ActionTier Tier { get; }

    IReadOnlyList<ActionParameter> Parameters { get; }

    /// <summary>
    /// Binds the parameters from a hypothesis's facts. Pure.
    /// </summary>
    /// <returns>Null where the action is no answer to this hypothesis or a fact is missing.</returns>
    ActionRequest? Bind(Hypothesis hypothesis, Incident incident);

    /// <summary>Reads the resource and says exactly what would be called. Changes nothing.</summary>
    Task<PlanResult> PlanAsync(ActionRequest request, CancellationToken cancellationToken);

    /// <summary>Asks AWS itself whether it would do it, where AWS can say (EC2's DryRun). Changes nothing.</summary>
    Task<DryRunResult> DryRunAsync(ActionRequest request, ActionPlan plan, CancellationToken cancellationToken);

    /// <summary>Makes the planned calls, once. The approval's idempotency key goes along wherever the API takes one.</summary>
    Task<RunResult> RunAsync(ApprovedRemediation approved, CancellationToken cancellationToken);

    /// <summary>Looks whether the change is there and does what it was for. Changes nothing. Called again while it says Pending.</summary>
    Task<VerifyResult> VerifyAsync(Remediation remediation, CancellationToken cancellationToken);
}
