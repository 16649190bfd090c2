using System.Collections.Concurrent;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Tests;

namespace AiOps.Bot.IntegrationTests.Conversations;

/// <summary>Counts how often each remediation ran.</summary>
internal sealed class CountingAction : IAction
{
    public ConcurrentDictionary<string, int> Runs { get; } = new();

    /// <summary>How the resource is.</summary>
    public string State { get; set; } = "on";

    /// <summary>Called whenever the resource is looked at: at the moment of dispatch above all.</summary>
    public Action Looking { get; set; } = () => { };

    public string Id => "test.switch";

    public string Title => "Switch it off";

    public ActionTier Tier => ActionTier.Reversible;

    public IReadOnlyList<ActionParameter> Parameters { get; } = [new("to", "on or off", new System.Text.RegularExpressions.Regex("on|off"))];

    public ActionRequest? Bind(Hypothesis hypothesis, Incident incident) => null;

    public Task<PlanResult> PlanAsync(ActionRequest request, CancellationToken cancellationToken)
    {
        Looking();
        return Task.FromResult<PlanResult>(new PlanResult.Planned(Some.Plan(State)));
    }

    public Task<DryRunResult> DryRunAsync(ActionRequest request, ActionPlan plan, CancellationToken cancellationToken) => Task.FromResult(new DryRunResult(true, ""));

    public Task<RunResult> RunAsync(ApprovedRemediation approved, CancellationToken cancellationToken)
    {
        Runs.AddOrUpdate(approved.Remediation.Id.Value, 1, (_, runs) => runs + 1);
        return Task.FromResult<RunResult>(new RunResult.Done("switched"));
    }

    public Task<VerifyResult> VerifyAsync(Remediation remediation, CancellationToken cancellationToken) => Task.FromResult<VerifyResult>(new VerifyResult.Verified("it is so"));
}
