using System.Collections.Immutable;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Remediations;

/// <summary>
/// Lets an entitled person say which version of a model counts, and notes on the timeline who did and who was refused. Entitled is who may approve disruptive actions on the model
/// (<c>Actions: [models.change]</c>, <c>Resources: [NAME]</c>): a champion decides what wakes people.
/// </summary>
public sealed class ChangeModelLine(IModelRegistry registry, ITimelineStore timeline, PersonDirectory people, TimeProvider time)
{
    /// <summary>The action's id in entitlements.</summary>
    public const string ActionId = "models.change";

    /// <param name="asked">What to change; who and when are filled in here.</param>
    /// <param name="hash">Of the version that shall count, as whoever asks has seen it; null where they did not look.</param>
    /// <returns>What happened, or why not.</returns>
    public async Task<(ModelDecision? Decision, Refusal? Refusal)> ChangeAsync(ModelChange asked, string? hash, Approver by, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await registry.FindLineAsync(asked.Name, cancellationToken) is not { } line)
        {
            return (null, new(RefusalKind.NotFound, $"no model was ever registered as {asked.Name}"));
        }

        var leave = EntitlementPolicy.Decide(by.Person, TargetOf(asked.Name), people.Now, now);
        var refusal = leave.Allowed ? await HashFaultAsync(line, asked, hash, cancellationToken) : new Refusal(RefusalKind.NotEntitled, $"you are {leave.Reason}");
        var decision = refusal is null ? await registry.ChangeAsync(asked with { By = by.Actor.ToString(), At = now }, cancellationToken) : null;
        refusal ??= decision?.Refusal is { } reason ? new(RefusalKind.Conflict, reason) : null;
        await timeline.AppendAsync([new(null, now, by.Actor.ToString(), VerbOf(asked.Kind, refusal), DetailOf(asked, decision, refusal))], cancellationToken);
        return (refusal is null ? decision : null, refusal);
    }

    private async Task<Refusal?> HashFaultAsync(ModelLine line, ModelChange asked, string? hash, CancellationToken cancellationToken) =>
        hash is not null && ModelLinePolicy.TargetOf(line, asked) is { } version && await registry.FindAsync(line.Name, version, cancellationToken) is { } target && target.Hash != hash
            ? new(RefusalKind.DigestMismatch, $"{line.Name}@{version} is not the model that you looked at: its hash is {target.Hash}")
            : null;

    private static ApprovalTarget TargetOf(string name) => new(
        ActionTier.Disruptive,
        new() { ActionId = ActionId, Resource = new(name), Account = "", Region = "", Parameters = ImmutableSortedDictionary<string, string>.Empty },
        EnvironmentMap.Production);

    private static string VerbOf(ModelEventKind kind, Refusal? refusal) => refusal is not null ? TimelineVerbs.Refused
        : kind == ModelEventKind.RolledBack ? TimelineVerbs.ModelRolledBack
        : TimelineVerbs.ModelPromoted;

    private static string DetailOf(ModelChange asked, ModelDecision? decision, Refusal? refusal) => decision?.Event is { } happened && refusal is null
        ? $"{happened.Name}@{happened.Version} counts now{(happened.Instead is { } former ? $", instead of version {former}" : "")}{(asked.Why.Length > 0 ? $": {asked.Why}" : "")}"
        : $"changing model {asked.Name} was refused: {refusal?.Reason}";
}
