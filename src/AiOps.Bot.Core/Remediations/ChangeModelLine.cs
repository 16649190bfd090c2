using System.Collections.Immutable;
using AiOps.Bot.Core.Anomalies.Models;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Remediations;

/// <summary>
/// Lets an entitled person register models, say which version counts and give versions up. Entitled is who may approve disruptive actions on the model (<c>Actions: [models.change]</c>,
/// <c>Resources: [NAME]</c>): a champion decides what wakes people, a challenger takes the processor's time, and a version that was retired is gone. The timeline notes which version counts,
/// and who was refused anything; the rest is in the line's own history.
/// </summary>
public sealed class ChangeModelLine(IModelRegistry registry, ITimelineStore timeline, PersonDirectory people, TimeProvider time)
{
    /// <summary>The action's id in entitlements.</summary>
    public const string ActionId = "models.change";

    /// <summary>Keeps a model as the next version of its line.</summary>
    /// <param name="submission">The model; who and when are filled in here.</param>
    /// <returns>The version, or why there is none.</returns>
    /// <exception cref="ArgumentException">It cannot be kept; the message says why.</exception>
    public async Task<(RegisteredModel? Model, Refusal? Refusal)> RegisterAsync(ModelSubmission submission, Approver by, CancellationToken cancellationToken)
    {
        submission.Check();
        var now = time.GetUtcNow();
        if (RefusalOf(submission.Name, by, now) is not { } refusal)
        {
            return (await registry.RegisterAsync(submission with { By = by.Actor.ToString(), At = now }, cancellationToken), null);
        }

        await timeline.AppendAsync([new(null, now, by.Actor.ToString(), TimelineVerbs.Refused, $"registering a version of model {submission.Name} was refused: {refusal.Reason}")], cancellationToken);
        return (null, refusal);
    }

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

        var refusal = RefusalOf(asked.Name, by, now) ?? await HashFaultAsync(line, asked, hash, cancellationToken);
        var decision = refusal is null ? await registry.ChangeAsync(asked with { By = by.Actor.ToString(), At = now }, cancellationToken) : null;
        refusal ??= decision?.Refusal is { } reason ? new(RefusalKind.Conflict, reason) : null;
        if (VerbOf(asked.Kind, refusal) is { } verb)
        {
            await timeline.AppendAsync([new(null, now, by.Actor.ToString(), verb, DetailOf(asked, decision, refusal))], cancellationToken);
        }

        return (refusal is null ? decision : null, refusal);
    }

    /// <returns>Null where the person may.</returns>
    private Refusal? RefusalOf(string name, Approver by, DateTimeOffset now) =>
        EntitlementPolicy.Decide(by.Person, TargetOf(name), people.Now, now) is { Allowed: false } leave ? new(RefusalKind.NotEntitled, $"you are {leave.Reason}") : null;

    private async Task<Refusal?> HashFaultAsync(ModelLine line, ModelChange asked, string? hash, CancellationToken cancellationToken) =>
        hash is not null && ModelLinePolicy.TargetOf(line, asked) is { } version && await registry.FindAsync(line.Name, version, cancellationToken) is { } target && target.Hash != hash
            ? new(RefusalKind.DigestMismatch, $"{line.Name}@{version} is not the model that you looked at: its hash is {target.Hash}")
            : null;

    private static ApprovalTarget TargetOf(string name) => new(
        ActionTier.Disruptive,
        new() { ActionId = ActionId, Resource = new(name), Account = "", Region = "", Parameters = ImmutableSortedDictionary<string, string>.Empty },
        EnvironmentMap.Production);

    /// <returns>Null for what nobody acts on.</returns>
    private static string? VerbOf(ModelEventKind kind, Refusal? refusal) => (refusal, kind) switch
    {
        (not null, _) => TimelineVerbs.Refused,
        (_, ModelEventKind.Promoted) => TimelineVerbs.ModelPromoted,
        (_, ModelEventKind.RolledBack) => TimelineVerbs.ModelRolledBack,
        _ => null,
    };

    private static string DetailOf(ModelChange asked, ModelDecision? decision, Refusal? refusal) => decision?.Event is { } happened && refusal is null
        ? $"{happened.Name}@{happened.Version} counts now{(happened.Instead is { } former ? $", instead of version {former}" : "")}{(asked.Why.Length > 0 ? $": {asked.Why}" : "")}"
        : $"changing model {asked.Name} was refused: {refusal?.Reason}";
}
