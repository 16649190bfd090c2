using AiOps.Bot.Core;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Endpoints;

/// <summary>A dry run of what the caller has in front of them, not of what took its place meanwhile.</summary>
internal sealed class TryOut(IRemediationStore remediations, DryRunRemediation dryRun)
{
    /// <param name="digest">Empty where the caller did not say what they read.</param>
    public async Task<Outcome> RunAsync(RemediationId id, string digest, string person, CancellationToken cancellationToken)
    {
        var remediation = await remediations.GetAsync(id, cancellationToken);
        if (remediation is null)
        {
            return Refuse(RefusalKind.NotFound, $"there is no remediation {Reasons.Cut(id.Value)}");
        }

        if (digest.Length > 0 && digest != remediation.Digest)
        {
            return Refuse(RefusalKind.DigestMismatch, "what you read is not what is proposed now: reload and read it again");
        }

        if (remediation.Status != RemediationStatus.Proposed)
        {
            return Refuse(RefusalKind.Conflict, $"it is {remediation.Status}: only a proposal can be tried");
        }

        var result = await dryRun.RunAsync(id, person, cancellationToken);
        return result is null ? Refuse(RefusalKind.NotFound, $"there is no remediation {id}") : new(remediation, result, null);
    }

    private static Outcome Refuse(RefusalKind kind, string reason) => new(null, null, new Refusal(kind, reason));

    internal sealed record Outcome(Remediation? Remediation, DryRunResult? Result, Refusal? Refusal);
}
