using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Doubles;

/// <summary>An action on a switch in memory that counts how often it ran.</summary>
internal sealed class SwitchAction : IAction
{
    public string State { get; set; } = "on";

    public int Runs { get; private set; }

    public Func<PlanResult?> OnPlan { get; set; } = () => null;

    public Func<RunResult?> OnRun { get; set; } = () => null;

    public Func<VerifyResult?> OnVerify { get; set; } = () => null;

    public string Id => "test.switch";

    public string Title => "Switch it off";

    public ActionTier Tier { get; set; } = ActionTier.Reversible;

    public IReadOnlyList<ActionParameter> Parameters { get; } = [new("to", "on or off", new System.Text.RegularExpressions.Regex("on|off"))];

    public ActionRequest? Bind(Hypothesis hypothesis, Incident incident) => Some.Request();

    public Task<PlanResult> PlanAsync(ActionRequest request, CancellationToken cancellationToken)
    {
        var to = request.Parameters["to"];
        PlanResult result = State == to
            ? new PlanResult.Refused($"it is {to} already")
            : new PlanResult.Planned(to == "off" ? Some.Plan(State) : Some.Plan(State) with { Calls = Some.Plan().InverseCalls, InverseCalls = Some.Plan().Calls, Inverse = null });
        return Task.FromResult(OnPlan() ?? result);
    }

    public Task<DryRunResult> DryRunAsync(ActionRequest request, ActionPlan plan, CancellationToken cancellationToken) =>
        Task.FromResult(new DryRunResult(true, "allowed"));

    public Task<RunResult> RunAsync(ApprovedRemediation approved, CancellationToken cancellationToken)
    {
        Runs++;
        if (OnRun() is { } other)
        {
            return Task.FromResult(other);
        }

        State = approved.Remediation.Request.Parameters["to"];
        return Task.FromResult<RunResult>(new RunResult.Done("switched"));
    }

    public Task<VerifyResult> VerifyAsync(Remediation remediation, CancellationToken cancellationToken) => Task.FromResult(
        OnVerify() ?? (State == remediation.Request.Parameters["to"] ? new VerifyResult.Verified("it is so") : new VerifyResult.Unverified("it is not so")));
}
