using System.Collections.Immutable;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Calls the next level for an incident: notes it, and leaves a message that mentions the person where the level says, else under the incident's own messages.</summary>
public sealed class EscalateIncident(
    ManageIncident manage, PersonDirectory people, IChatPostStore posts, IChatOutbox outbox, IOptions<IncidentOptions> options, IRedactor redactor, TimeProvider time)
{
    private static readonly TimeSpan WorthSaying = TimeSpan.FromHours(4);

    /// <returns>The incident, or why not; and whom it called, in a sentence.</returns>
    /// <param name="ask">Why; and the request that may come again after a crash, which calls one level however often it comes. Null where it does not.</param>
    public async Task<(IncidentOutcome Outcome, string Called)> EscalateAsync(IncidentId id, (string Reason, string? Request) ask, Actor by, CancellationToken cancellationToken)
    {
        var outcome = await manage.EscalateAsync(id, ask, by, cancellationToken);
        return outcome.Incident is { } incident ? (outcome, await CallAsync(incident, ask.Reason, by, cancellationToken)) : (outcome, "");
    }

    private async Task<string> CallAsync(Incident incident, string reason, Actor by, CancellationToken cancellationToken)
    {
        var levels = options.Value.Escalation;
        var level = levels[Math.Min(incident.Escalations, levels.Count) - 1];
        var person = people.Find(level.Person);
        var whom = person?.Name ?? (level.Conversation.Length > 0 ? "the next level" : level.Person);
        var places = await PlacesAsync(incident.Id, level, cancellationToken);
        foreach (var place in places)
        {
            await outbox.AddAsync(Message(incident, place, (person, whom, Because(by, reason))), cancellationToken);
        }

        return places.Count == 0
            ? $"level {Math.Min(incident.Escalations, levels.Count)}, {whom}, is noted on the timeline; no conversation is known to call them in, so call them yourself"
            : $"{whom} is called";
    }

    private async Task<IReadOnlyList<ConversationRef>> PlacesAsync(IncidentId incident, EscalationLevel level, CancellationToken cancellationToken)
    {
        if (ChatRoute.ConversationOf(level.Conversation) is { } conversation)
        {
            return [conversation];
        }

        var posted = await posts.ListAsync(incident, cancellationToken);
        return [.. posted.Where(p => p is { Message: not null, GivenUp: null }).Select(p => p.Conversation with { Thread = p.Message })];
    }

    private static string Because(Actor by, string reason) => reason.Length == 0 ? $"{by.Name} asks for help" : $"{by.Name} asks for help: {reason}";

    private OutgoingReply Message(Incident incident, ConversationRef place, (Person? Person, string Whom, string Because) call)
    {
        var now = time.GetUtcNow();
        var text = $"{call.Whom}, please look at {incident.Id}: {incident.Title}. {call.Because}.";
        ImmutableArray<VerifiedIdentity> accounts = call.Person is null ? [] : [.. call.Person.Identities.Where(i => i.Platform == place.Platform)];
        return new()
        {
            Id = $"esc-{incident.Id}-{incident.Escalations}-{place.Platform}-{place.Id}",
            Conversation = place,
            To = null,
            Visibility = ReplyVisibility.InPlace,
            Reply = RedactReply.Of(new ChatReply(text, [new ReplyMention(accounts, text) { Name = call.Whom }, new ReplyLinks([new(incident.Id, $"{incident.Severity}: {incident.Title}")])]), redactor, incident.Id),
            CreatedAt = now,
            NotBefore = now,
            ExpiresAt = now + WorthSaying,
        };
    }
}
