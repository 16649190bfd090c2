using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Aws.Actions;

/// <summary>Takes away one rule that opens ports to the whole world.</summary>
internal sealed class RevokeIngress(AwsReadAccount account, AwsActionAccount actions) : IAction
{
    public string Id => ActionNames.RevokeIngress;

    public string Title => "Close the port to the world";

    public ActionTier Tier => ActionTier.Reversible;

    public IReadOnlyList<ActionParameter> Parameters => IngressParameters.All;

    public ActionRequest? Bind(Hypothesis hypothesis, Incident incident) =>
        actions.IsConfigured && hypothesis is { Kind: HypothesisKinds.PortOpenToTheWorld, RuledOutBecause: null } && IngressParameters.Names.All(hypothesis.Facts.ContainsKey)
            ? Requests.For(Id, hypothesis.Facts[EvidenceFacts.SecurityGroup], incident, IngressParameters.Names.Select(n => KeyValuePair.Create(n, hypothesis.Facts[n])))
            : null;

    public async Task<PlanResult> PlanAsync(ActionRequest request, CancellationToken cancellationToken)
    {
        if (Requests.FaultOf(this, request, account.Region) is { } fault)
        {
            return new PlanResult.Refused(fault);
        }

        return await IngressState.ReadAsync(account.Ec2, request, cancellationToken) switch
        {
            null => new PlanResult.Refused($"{IngressParameters.GroupOf(request)} does not exist"),
            { Present: null } state => new PlanResult.Refused($"{state.Group.Id} has no rule {IngressParameters.RuleOf(request).InWords}: it is closed already"),
            var state => new PlanResult.Planned(Plan(request, state)),
        };
    }

    public Task<DryRunResult> DryRunAsync(ActionRequest request, ActionPlan plan, CancellationToken cancellationToken) => Ec2DryRun.AskAsync(
        "RevokeSecurityGroupIngress",
        () => actions.Ec2.RevokeSecurityGroupIngressAsync(IngressParameters.GroupOf(request), IngressParameters.RuleOf(request), dryRun: true, cancellationToken));

    public async Task<RunResult> RunAsync(ApprovedRemediation approved, CancellationToken cancellationToken)
    {
        var request = approved.Remediation.Request;
        var rule = IngressParameters.RuleOf(request);
        try
        {
            await actions.For(approved.Execution).Ec2.RevokeSecurityGroupIngressAsync(IngressParameters.GroupOf(request), rule, dryRun: false, cancellationToken);
            return new RunResult.Done($"{request.Resource} no longer lets {rule.InWords} in");
        }
        catch (AwsException exception) when (exception.Code == "InvalidPermission.NotFound")
        {
            return new RunResult.Done($"{request.Resource} had no rule {rule.InWords} any more");
        }
    }

    public async Task<VerifyResult> VerifyAsync(Remediation remediation, CancellationToken cancellationToken)
    {
        var rule = IngressParameters.RuleOf(remediation.Request);
        return await IngressState.ReadAsync(account.Ec2, remediation.Request, cancellationToken) switch
        {
            null => new VerifyResult.Verified("the security group is gone"),
            { Present: not null } => new VerifyResult.Pending($"the rule {rule.InWords} is still there"),
            { Others: var others } when others.Any(o => o.IsOpenToTheWorld) => new VerifyResult.Unverified(
                $"the rule is gone, but another one still opens these ports to the world: {others.First(o => o.IsOpenToTheWorld).InWords}"),
            var state => new VerifyResult.Verified($"{state.Group.Id} read back: the rule {rule.InWords} is gone; {state.OthersInWords}"),
        };
    }

    private static ActionPlan Plan(ActionRequest request, IngressState state)
    {
        var rule = IngressParameters.RuleOf(request);
        return new ActionPlan
        {
            PreImage = state.PreImage(),
            Calls = [IngressState.Call("RevokeSecurityGroupIngress", request, null)],
            InverseCalls = [IngressState.Call("AuthorizeSecurityGroupIngress", request, null)],
            Inverse = request with { ActionId = ActionNames.AuthorizeIngress },
            Impact = $"New connections {rule.InWords} to everything in {state.Group.Id} ({state.Group.Name}) are refused; sessions that are open may go on; {state.OthersInWords}",
            Check = $"{state.Group.Id} is read back: the rule must be gone, and no other may open the same ports to the world",
        };
    }
}
