using System.Collections.Immutable;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>
/// Tells an entitled person what a placeholder stands for, and notes on the timeline who saw which one and who was refused, never the value. The only reader of
/// <see cref="IIdentityStore"/>. Credentials are kept nowhere, so nobody is told of them.
/// </summary>
public sealed class RevealPlaceholder(IIdentityStore identities, IdentityLedger ledger, IIncidentStore incidents, ITimelineStore timeline, PersonDirectory people, TimeProvider time, PlaceholderKey? key = null)
{
    private const int Flush = 10_000;

    /// <summary>Decides, notes it, and tells.</summary>
    public Task<RevealOutcome> RevealAsync(string placeholder, Approver by, CancellationToken cancellationToken) => RevealAsync(placeholder, by, _ => true, cancellationToken);

    /// <param name="mayBeTold">Whether an incident may be told of where it is asked.</param>
    internal async Task<RevealOutcome> RevealAsync(string placeholder, Approver by, Func<Incident, bool> mayBeTold, CancellationToken cancellationToken)
    {
        var outcome = await LookAsync(placeholder, by.Person, mayBeTold, cancellationToken);
        var named = Placeholders.Is(placeholder) ? placeholder : "what is no placeholder";
        await timeline.AppendAsync(
            [
                outcome.Refusal is { } refusal
                    ? new(outcome.Incident, time.GetUtcNow(), by.Actor.ToString(), TimelineVerbs.RevealRefused, $"{named}: {refusal}")
                    : new(outcome.Incident, time.GetUtcNow(), by.Actor.ToString(), TimelineVerbs.Revealed, $"{named} was shown to {by.Person.Name} alone"),
            ],
            cancellationToken);
        return outcome;
    }

    /// <summary>The value, if this person may see it now. Notes nothing: for showing again what was decided and noted.</summary>
    internal Task<RevealOutcome> LookAsync(string placeholder, Person person, CancellationToken cancellationToken) => LookAsync(placeholder, person, _ => true, cancellationToken);

    private async Task<RevealOutcome> LookAsync(string placeholder, Person person, Func<Incident, bool> mayBeTold, CancellationToken cancellationToken)
    {
        if (!Placeholders.Is(placeholder))
        {
            return Refuse($"'{CardLimits.Cut(placeholder, 40)}' is no placeholder; they look like [secret:email:4821390712]");
        }

        await StoreCollectedAsync(cancellationToken);
        if (await identities.FindAsync(placeholder, cancellationToken) is not { } kept)
        {
            return Refuse(NotKept(placeholder));
        }

        var incident = kept.Incident is { } id ? await incidents.GetAsync(id, cancellationToken) : null;
        if (incident is null ? kept.Incident is not null : !mayBeTold(incident))
        {
            return Refuse(NotKept(placeholder));
        }

        var decision = RevealPolicy.Decide(person, (kept.Kind, EnvironmentsOf(incident)), people.Now, time.GetUtcNow());
        return decision.Allowed
            ? Opened(kept)
            : new(null, $"you are {decision.Reason}", kept.Incident);
    }

    /// <summary>What was seen just now waits to be stored.</summary>
    private async Task StoreCollectedAsync(CancellationToken cancellationToken)
    {
        if (ledger.Take(Flush) is { Count: > 0 } collected)
        {
            await identities.KeepAsync(collected, cancellationToken);
        }
    }

    private RevealOutcome Opened(KeptIdentity kept) => key?.Open(kept.Placeholder, kept.Sealed.Span) is { } value
        ? new(value, null, kept.Incident)
        : new(null, "it was kept under another key than this process has; use the same folder, or the same Redaction:Key, as the service", kept.Incident);

    private HashSet<string> EnvironmentsOf(Incident? incident) => incident is null
        ? []
        : [.. incident.Resources.DefaultIfEmpty(new("")).Select(r => people.Now.Environments.Of(incident.Account, r, ImmutableSortedDictionary<string, string>.Empty))];

    /// <summary>The same words whether it never was, is forgotten, or may not be told of here: asking must not tell which.</summary>
    private static string NotKept(string placeholder) => Placeholders.KindOf(placeholder) is var kind && IdentityKinds.Are(kind)
        ? "nothing is kept under this placeholder: it is older than what is kept, or was seen elsewhere"
        : $"a {kind} is a credential; credentials are kept nowhere, so nobody can look them up here";

    private static RevealOutcome Refuse(string why) => new(null, why, null);
}
