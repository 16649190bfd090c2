using AiOps.Bot.Aws.Operations.Ssm;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Aws.Actions;

/// <summary>
/// Corrects one crontab line to what the lint itself proposes for it, and runs the job once, so that we know now and not at its next turn. The file is saved
/// on the instance first.
/// </summary>
internal sealed class FixCrontabLine(AwsReadAccount account, AwsActionAccount actions, CrontabFixPlanner planner, CrontabEffect effect) : IAction
{
    private const int LongestDetail = 500;

    public string Id => ActionNames.FixCrontabLine;

    public string Title => "Correct the crontab line and run the job once";

    public ActionTier Tier => ActionTier.Reversible;

    public IReadOnlyList<ActionParameter> Parameters => CrontabParameters.OfFix;

    public ActionRequest? Bind(Hypothesis hypothesis, Incident incident)
    {
        string[] needed = [EvidenceFacts.Instance, EvidenceFacts.Path, EvidenceFacts.Line, EvidenceFacts.FileSha256, EvidenceFacts.SuggestedLineText];
        if (!actions.IsConfigured || hypothesis is not { Kind: HypothesisKinds.CrontabFault, RuledOutBecause: null } || !needed.All(hypothesis.Facts.ContainsKey))
        {
            return null;
        }

        var parameters = needed[..4].ToDictionary(n => n, n => hypothesis.Facts[n], StringComparer.Ordinal);
        parameters[CrontabParameters.NewLine] = hypothesis.Facts[EvidenceFacts.SuggestedLineText];
        parameters[CrontabParameters.EffectGroup] = Label(incident, AnomalyLabels.LogGroup);
        parameters[CrontabParameters.EffectStream] = Label(incident, AnomalyLabels.LogStream);
        parameters[CrontabParameters.EffectProgram] = Label(incident, AnomalyLabels.Program);
        parameters[CrontabParameters.EffectTemplate] = Label(incident, AnomalyLabels.Template);
        return Requests.For(Id, hypothesis.Facts[EvidenceFacts.Instance], incident, parameters);
    }

    public async Task<PlanResult> PlanAsync(ActionRequest request, CancellationToken cancellationToken) =>
        Requests.FaultOf(this, request, account.Region) is { } fault
            ? new PlanResult.Refused(fault)
            : planner.Plan(request, await account.Crontabs.ReadAsync(request.Parameters[EvidenceFacts.Instance], cancellationToken));

    /// <summary>SSM has no dry run: the pre-check that was just made again is all that can be said.</summary>
    public Task<DryRunResult> DryRunAsync(ActionRequest request, ActionPlan plan, CancellationToken cancellationToken)
    {
        var fix = CrontabFix.Of(request);
        return Task.FromResult(new DryRunResult(true, $"{fix.Path} on {fix.Instance} is as it was read; line {fix.Line} would become: {fix.NewLine}. SSM cannot say beforehand whether the instance will take the command"));
    }

    public Task<RunResult> RunAsync(ApprovedRemediation approved, CancellationToken cancellationToken)
    {
        var fix = CrontabFix.Of(approved.Remediation.Request);
        var commands = new InstanceCommands(actions, approved.Execution);
        return commands.RunAsync(
            fix.Replace, async replaced => $"line {fix.Line} of {fix.Path} was replaced; {await RunJobAsync(commands, fix, replaced, cancellationToken)}", cancellationToken);
    }

    public async Task<VerifyResult> VerifyAsync(Remediation remediation, CancellationToken cancellationToken)
    {
        var fix = CrontabFix.Of(remediation.Request);
        var crontabs = await account.Crontabs.ReadAsync(fix.Instance, cancellationToken);
        if (crontabs.Files.FirstOrDefault(f => f.Path == fix.Path) is not { } file)
        {
            return new VerifyResult.Unverified($"{fix.Path} is gone");
        }

        if (file.Sha256 == fix.FileSha256)
        {
            return new VerifyResult.Pending($"{fix.Path} is still as it was");
        }

        return CrontabEdit.LineOf(file.Content, fix.Line) == fix.NewLine
            ? await effect.CheckAsync(remediation, cancellationToken)
            : new VerifyResult.Unverified($"line {fix.Line} of {fix.Path} reads otherwise than approved: somebody else changed the file");
    }

    /// <summary>The line is in place by now, so whatever comes of the first run is told and not thrown.</summary>
    private static async Task<string> RunJobAsync(InstanceCommands commands, CrontabFix fix, SsmInvocation replaced, CancellationToken cancellationToken)
    {
        try
        {
            var run = await commands.SendAsync(fix.RunOnce(CrontabAnswer.Sha256(replaced.Output)), cancellationToken);
            return run.Succeeded ? CrontabAnswer.Outcome(run.Output, LongestDetail) : $"its job was not run: {run.Status}: {InstanceCommands.Cut(run.Error)}";
        }
        catch (AwsException exception)
        {
            return exception.Code == SsmCommands.Pending ? "its job was started and has not ended yet" : $"its job could not be run at once: {exception.AwsMessage}";
        }
    }

    private static string Label(Incident incident, string name) => incident.Labels.GetValueOrDefault(name, "");
}
