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

    public async Task<RunResult> RunAsync(ApprovedRemediation approved, CancellationToken cancellationToken)
    {
        var fix = CrontabFix.Of(approved.Remediation.Request);
        try
        {
            var replaced = await SendAsync(fix.Replace, approved.Execution, cancellationToken);
            return replaced.Succeeded
                ? new RunResult.Done($"line {fix.Line} of {fix.Path} was replaced; {await RunJobAsync(fix, replaced, approved.Execution, cancellationToken)}")
                : new RunResult.Failed($"{SsmDocument.ReplaceCrontabLine} on {fix.Instance} ended {replaced.Status}: {Cut(replaced.Error, LongestDetail)}");
        }
        catch (AwsException exception) when (exception.Code == SsmCommands.Pending)
        {
            return new RunResult.Done(exception.AwsMessage);
        }
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
    private async Task<string> RunJobAsync(CrontabFix fix, SsmInvocation replaced, Execution execution, CancellationToken cancellationToken)
    {
        try
        {
            var run = await SendAsync(fix.RunOnce(CrontabAnswer.Sha256(replaced.Output)), execution, cancellationToken);
            return run.Succeeded ? CrontabAnswer.Outcome(run.Output, LongestDetail) : $"its job was not run: {run.Status}: {Cut(run.Error, LongestDetail)}";
        }
        catch (AwsException exception)
        {
            return exception.Code == SsmCommands.Pending ? "its job was started and has not ended yet" : $"its job could not be run at once: {exception.AwsMessage}";
        }
    }

    private Task<SsmInvocation> SendAsync(SsmCommand command, Execution execution, CancellationToken cancellationToken) =>
        actions.For(execution).Ssm.RunAsync(command with { Comment = Cut("aiops " + execution.IdempotencyKey, 100) }, cancellationToken);

    private static string Label(Incident incident, string name) => incident.Labels.GetValueOrDefault(name, "");

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
