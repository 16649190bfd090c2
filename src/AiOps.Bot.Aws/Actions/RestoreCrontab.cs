using System.Text;
using System.Text.Json;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Aws.Actions;

/// <summary>Puts a saved crontab back. Only as the undo of a correction: it is never offered for a hypothesis.</summary>
internal sealed class RestoreCrontab(AwsReadAccount account, AwsActionAccount actions) : IAction
{
    public string Id => ActionNames.RestoreCrontab;

    public string Title => "Restore the crontab as it was";

    public ActionTier Tier => ActionTier.Reversible;

    public IReadOnlyList<ActionParameter> Parameters => CrontabParameters.OfRestore;

    public ActionRequest? Bind(Hypothesis hypothesis, Incident incident) => null;

    public async Task<PlanResult> PlanAsync(ActionRequest request, CancellationToken cancellationToken)
    {
        if (Requests.FaultOf(this, request, account.Region) is { } fault)
        {
            return new PlanResult.Refused(fault);
        }

        var undo = CrontabUndo.Of(request);
        return await ShaAsync(undo, cancellationToken) switch
        {
            null => new PlanResult.Refused($"{undo.Path} does not exist on {undo.Instance} any more"),
            var sha when sha == undo.BackupSha256 => new PlanResult.Refused($"{undo.Path} is already as it was before"),
            var sha when sha != undo.ExpectedSha256 => new PlanResult.Refused($"{undo.Path} was changed by somebody else since: restoring it would lose that change"),
            _ => new PlanResult.Planned(Plan(undo)),
        };
    }

    /// <summary>SSM has no dry run: the pre-check that was just made again is all that can be said.</summary>
    public Task<DryRunResult> DryRunAsync(ActionRequest request, ActionPlan plan, CancellationToken cancellationToken) =>
        Task.FromResult(new DryRunResult(true, $"{CrontabUndo.Of(request).Path} is as the correction left it; SSM cannot say beforehand whether the instance will take the command"));

    public Task<RunResult> RunAsync(ApprovedRemediation approved, CancellationToken cancellationToken)
    {
        var undo = CrontabUndo.Of(approved.Remediation.Request);
        return new InstanceCommands(actions, approved.Execution).RunAsync(undo.Command, _ => Task.FromResult($"{undo.Path} was restored"), cancellationToken);
    }

    public async Task<VerifyResult> VerifyAsync(Remediation remediation, CancellationToken cancellationToken)
    {
        var undo = CrontabUndo.Of(remediation.Request);
        return await ShaAsync(undo, cancellationToken) switch
        {
            var sha when sha == undo.BackupSha256 => new VerifyResult.Verified($"{undo.Path} read back: it is what it was before the correction"),
            var sha when sha == undo.ExpectedSha256 => new VerifyResult.Pending($"{undo.Path} is not restored yet"),
            _ => new VerifyResult.Unverified($"{undo.Path} is neither the saved file nor the corrected one"),
        };
    }

    private async Task<string?> ShaAsync(CrontabUndo undo, CancellationToken cancellationToken) =>
        (await account.Crontabs.ReadAsync(undo.Instance, cancellationToken)).Files.FirstOrDefault(f => f.Path == undo.Path)?.Sha256;

    private static ActionPlan Plan(CrontabUndo undo) => new()
    {
        PreImage = Encoding.UTF8.GetString(CanonicalJson.Write(JsonSerializer.SerializeToElement(new { instance = undo.Instance, path = undo.Path, sha256 = undo.ExpectedSha256 }))),
        Calls = [CrontabFix.Spell(undo.Command)],
        Impact = $"{undo.Path} on {undo.Instance} becomes what it was, with its fault: the job fails again until it is corrected another way",
        Check = $"{undo.Path} is read back: its digest must be that of the saved file",
    };
}
