using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Remediations;

/// <summary>
/// Runs approved remediations, each at most once: the step to Running is a compare-and-set that is stored before the first call. What was interrupted is
/// never run again; it is looked at, and said.
/// </summary>
public sealed partial class RemediationRunner(
    IRemediationStore store, ActionCatalogue catalogue, ApprovalRules rules, RemediationLedger ledger, IOptions<RemediationOptions> options,
    TimeProvider time, ILogger<RemediationRunner> logger)
{
    private const string Interrupted = "interrupted while running; it was not run again, only checked";

    /// <summary>Dispatches one approved remediation, runs it and checks it. Does nothing where it is not (or no longer) Approved.</summary>
    public async Task RunAsync(RemediationId id, CancellationToken cancellationToken)
    {
        var remediation = await store.GetAsync(id, cancellationToken);
        if (remediation is not { Status: RemediationStatus.Approved } || await DispatchAsync(remediation, cancellationToken) is not { } running)
        {
            return;
        }

        var action = catalogue.Find(running.Request.ActionId)!;
        var result = await RunContainedAsync(action, running, cancellationToken);
        if (result is RunResult.Done done)
        {
            var ran = await ledger.NoteRunAsync(running, done.Detail, cancellationToken);
            await VerifyAsync(action, ran, cancellationToken);
        }
        else
        {
            await ledger.FinishAsync(running, RemediationStatus.Failed, ((RunResult.Failed)result).Reason, cancellationToken);
        }
    }

    /// <summary>Takes up what was Running when the process ended: never runs it again, only looks whether it took effect.</summary>
    public async Task ResumeAsync(RemediationId id, CancellationToken cancellationToken)
    {
        var remediation = await store.GetAsync(id, cancellationToken);
        if (remediation is not { Status: RemediationStatus.Running })
        {
            return;
        }

        LogResumed(remediation.Id);
        if (catalogue.Find(remediation.Request.ActionId) is not { } action)
        {
            await ledger.FinishAsync(remediation, RemediationStatus.Failed, "interrupted, and its action is not in the catalogue any more", cancellationToken);
        }
        else if (remediation.Execution?.RunDetail is not null)
        {
            await VerifyAsync(action, remediation, cancellationToken);
        }
        else
        {
            await ResumeInterruptedAsync(action, remediation, cancellationToken);
        }
    }

    private async Task ResumeInterruptedAsync(IAction action, Remediation remediation, CancellationToken cancellationToken)
    {
        var current = await action.PlanAsync(remediation.Request, cancellationToken);
        if (current is PlanResult.Planned { Plan: var plan } && plan.PreImage == remediation.Plan.PreImage)
        {
            await ledger.FinishAsync(remediation, RemediationStatus.Failed, "interrupted before it took effect; it was not run again: the resource is as it was", cancellationToken);
            return;
        }

        var ran = await ledger.NoteRunAsync(remediation, Interrupted, cancellationToken);
        await VerifyAsync(action, ran, cancellationToken);
    }

    private async Task<Remediation?> DispatchAsync(Remediation remediation, CancellationToken cancellationToken)
    {
        var action = catalogue.Find(remediation.Request.ActionId);
        var forbidden = action is null ? $"{remediation.Request.ActionId} is not in the catalogue" : ActionPolicy.Forbids(action, remediation.Request, options.Value);
        var current = forbidden is null ? await action!.PlanAsync(remediation.Request, cancellationToken) : new PlanResult.Refused(forbidden);
        if (DispatchPolicy.Refuse(remediation, new(current, rules.Now(), forbidden)) is { } refusal)
        {
            LogDispatchRefused(remediation.Id, refusal.Reason);
            await ledger.RefuseAsync(remediation, refusal, cancellationToken);
            return null;
        }

        return await ledger.StartAsync(remediation, cancellationToken);
    }

    private async Task<RunResult> RunContainedAsync(IAction action, Remediation running, CancellationToken cancellationToken)
    {
        try
        {
            return await action.RunAsync(new ApprovedRemediation(running, running.Execution!), cancellationToken);
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            LogRunFailed(ex, running.Id);
            return new RunResult.Failed(ex.Message);
        }
    }

    private async Task VerifyAsync(IAction action, Remediation ran, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + options.Value.VerifyWithin;
        while (true)
        {
            switch (await VerifyContainedAsync(action, ran, cancellationToken))
            {
                case VerifyResult.Verified verified:
                    await ledger.FinishAsync(ran, RemediationStatus.Succeeded, Said(ran, verified.Detail), cancellationToken);
                    return;
                case VerifyResult.Unverified unverified:
                    await ledger.FinishAsync(ran, RemediationStatus.Unverified, Said(ran, unverified.Detail), cancellationToken);
                    return;
                case VerifyResult.Pending pending when time.GetUtcNow() >= deadline:
                    await ledger.FinishAsync(ran, RemediationStatus.Unverified, Said(ran, $"no sign of success within {options.Value.VerifyWithin.TotalSeconds:0} s: {pending.Detail}"), cancellationToken);
                    return;
                default:
                    await Task.Delay(options.Value.VerifyEvery, time, cancellationToken);
                    break;
            }
        }
    }

    /// <summary>Whoever reads how it ended must know that perhaps not all of its calls were made.</summary>
    private static string Said(Remediation ran, string detail) => ran.Execution?.RunDetail == Interrupted ? $"{Interrupted}: {detail}" : detail;

    private async Task<VerifyResult> VerifyContainedAsync(IAction action, Remediation ran, CancellationToken cancellationToken)
    {
        try
        {
            return await action.VerifyAsync(ran, cancellationToken);
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            LogVerifyFailed(ex, ran.Id);
            return new VerifyResult.Pending($"the check could not be made: {ex.Message}");
        }
    }

    [LoggerMessage(4001, LogLevel.Warning, "Remediation {Remediation} was not run: {Reason}")]
    private partial void LogDispatchRefused(RemediationId remediation, string reason);

    [LoggerMessage(4002, LogLevel.Error, "Remediation {Remediation} failed while running")]
    private partial void LogRunFailed(Exception exception, RemediationId remediation);

    [LoggerMessage(4003, LogLevel.Warning, "The check of remediation {Remediation} could not be made")]
    private partial void LogVerifyFailed(Exception exception, RemediationId remediation);

    [LoggerMessage(4004, LogLevel.Information, "Remediation {Remediation} was running when the process ended; looking whether it took effect")]
    private partial void LogResumed(RemediationId remediation);
}
