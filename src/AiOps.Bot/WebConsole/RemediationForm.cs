using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Endpoints;

namespace AiOps.Bot.WebConsole;

/// <summary>Does what a remediation's button says and puts the outcome into words.</summary>
internal sealed class RemediationForm(DecideRemediation decide, TryOut tryOut)
{
    /// <returns>Null where there is no such button.</returns>
    public async Task<Outcome?> DecideAsync(string decision, Click click, CancellationToken cancellationToken) => decision switch
    {
        "approve" when click is { AcceptsImpact: false, Remediation.Tier: >= ActionTier.Disruptive } =>
            new Outcome(false, "tick that you accept the impact, then approve"),
        "approve" => Approved(await decide.ApproveAsync(click.Remediation.Id, click.Digest, click.Reason, click.By, cancellationToken)),
        "reject" => Say(await decide.RejectAsync(click.Remediation.Id, click.Digest, click.Reason, click.By, cancellationToken), "rejected"),
        "rollback" when !click.AcceptsImpact => new Outcome(false, "tick that it is to be undone, then roll back"),
        "rollback" => Say(await decide.RollBackAsync(click.Remediation.Id, click.Digest, click.Reason, click.By, cancellationToken), "the roll back is approved and about to run"),
        "dry-run" => await TryAsync(click, cancellationToken),
        _ => null,
    };

    private static Outcome Approved(DecisionOutcome outcome) => Say(
        outcome,
        outcome.Remediation?.Status == RemediationStatus.Proposed ? "your approval is recorded; a second person has to approve too" : "approved and about to run; this page follows it");

    private static Outcome Say(DecisionOutcome outcome, string done) => outcome.Refusal is { } refusal ? new(false, refusal.Reason) : new(true, done);

    private async Task<Outcome> TryAsync(Click click, CancellationToken cancellationToken)
    {
        var tried = await tryOut.RunAsync(click.Remediation.Id, click.Digest, click.By.Actor.ToString(), cancellationToken);
        return tried switch
        {
            { Refusal: { } refusal } => new(false, refusal.Reason),
            { Result: { WouldSucceed: true } result } => new(true, $"dry run, nothing was changed: it would succeed. {result.Detail}"),
            _ => new(false, $"dry run, nothing was changed: it would fail. {tried.Result?.Detail}"),
        };
    }
}
