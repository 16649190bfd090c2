using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Aws.Actions;

/// <summary>Puts back a rule that was taken away. It opens ports to the world again, so it is never offered for a hypothesis: only as the undo.</summary>
internal sealed class AuthorizeIngress(AwsReadAccount account, AwsActionAccount actions) : IAction
{
    public string Id => ActionNames.AuthorizeIngress;

    public string Title => "Open the port to the world again";

    public ActionTier Tier => ActionTier.Disruptive;

    public IReadOnlyList<ActionParameter> Parameters => IngressParameters.All;

    public ActionRequest? Bind(Hypothesis hypothesis, Incident incident) => null;

    public async Task<PlanResult> PlanAsync(ActionRequest request, CancellationToken cancellationToken)
    {
        if (Requests.FaultOf(this, request, account.Region) is { } fault)
        {
            return new PlanResult.Refused(fault);
        }

        return await IngressState.ReadAsync(account.Ec2, request, cancellationToken) switch
        {
            null => new PlanResult.Refused($"{IngressParameters.GroupOf(request)} does not exist"),
            { Present: not null } state => new PlanResult.Refused($"{state.Group.Id} has the rule {IngressParameters.RuleOf(request).InWords} already"),
            var state => new PlanResult.Planned(Plan(request, state)),
        };
    }

    public Task<DryRunResult> DryRunAsync(ActionRequest request, ActionPlan plan, CancellationToken cancellationToken) => Ec2DryRun.AskAsync(
        "AuthorizeSecurityGroupIngress",
        () => actions.Ec2.AuthorizeSecurityGroupIngressAsync(IngressParameters.GroupOf(request), IngressParameters.RuleOf(request), dryRun: true, cancellationToken));

    public async Task<RunResult> RunAsync(ApprovedRemediation approved, CancellationToken cancellationToken)
    {
        var request = approved.Remediation.Request;
        var rule = IngressParameters.RuleOf(request);
        try
        {
            await actions.For(approved.Execution).Ec2.AuthorizeSecurityGroupIngressAsync(IngressParameters.GroupOf(request), rule, dryRun: false, cancellationToken);
            return new RunResult.Done($"{request.Resource} lets {rule.InWords} in again");
        }
        catch (AwsException exception) when (exception.Code == "InvalidPermission.Duplicate")
        {
            return new RunResult.Done($"{request.Resource} had the rule {rule.InWords} already");
        }
    }

    public async Task<VerifyResult> VerifyAsync(Remediation remediation, CancellationToken cancellationToken) =>
        await IngressState.ReadAsync(account.Ec2, remediation.Request, cancellationToken) switch
        {
            null => new VerifyResult.Unverified("the security group is gone"),
            { Present: { } rule } state => new VerifyResult.Verified($"{state.Group.Id} read back: it lets {rule.InWords} in"),
            var state => new VerifyResult.Pending($"{state.Group.Id} does not show the rule yet"),
        };

    private static ActionPlan Plan(ActionRequest request, IngressState state) => new()
    {
        PreImage = state.PreImage(),
        Calls = [IngressState.Call("AuthorizeSecurityGroupIngress", request, null)],
        InverseCalls = [IngressState.Call("RevokeSecurityGroupIngress", request, null)],
        Inverse = request with { ActionId = ActionNames.RevokeIngress },
        Impact = $"Anybody can connect again: {IngressParameters.RuleOf(request).InWords} reaches everything in {state.Group.Id} ({state.Group.Name})",
        Check = $"{state.Group.Id} is read back: the rule must be there",
    };
}
