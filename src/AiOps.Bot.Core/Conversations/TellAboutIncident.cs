using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Questions;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Reports;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Answers what people ask about one incident, from what is stored.</summary>
internal sealed class TellAboutIncident(ConversationStores stores, IAnswerQuestion answers, RunNextQuery next, IRedactor redactor, TimeProvider time)
{
    private const int LookedThrough = 500;
    private static readonly TimeSpan LongestWindow = TimeSpan.FromHours(24);
    private static readonly TimeSpan BeforeOnset = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan ChangesBefore = TimeSpan.FromHours(6);

    public async Task<ChatReply> WhyAsync(Incident incident, ReaderClock clock, CancellationToken cancellationToken) =>
        WhyReply.Of(incident, await stores.Investigations.GetLatestAsync(incident.Id, cancellationToken), clock);

    /// <param name="id">For example <c>E3</c>; empty = the list.</param>
    public async Task<ChatReply> EvidenceAsync(Incident incident, string id, ReaderClock clock, CancellationToken cancellationToken) =>
        EvidenceReply.Of(incident, await stores.Investigations.GetLatestAsync(incident.Id, cancellationToken), id, clock);

    /// <summary>The changes that the investigation found; where it found none, what the logs of the time before the onset say.</summary>
    public async Task<ChatReply> ChangesAsync(Incident incident, ReaderClock clock, CancellationToken cancellationToken)
    {
        var investigation = await stores.Investigations.GetLatestAsync(incident.Id, cancellationToken);
        if (investigation?.Evidence.Where(e => e.Found.Kind == EvidenceKinds.Change).ToList() is { Count: > 0 } changes)
        {
            return EvidenceReply.Changes(incident, changes, clock);
        }

        var window = new TimeRange(incident.StartedAt - ChangesBefore, incident.StartedAt + BeforeOnset);
        var answer = await answers.AskAsync(new("cloudtrail", time.GetUtcNow(), null, clock.Zone) { Window = window }, cancellationToken);
        var reply = AnswerReply.Of(answer, clock);
        return reply with { Summary = $"The investigation found no change around the onset of {incident.Id}. What the trail's logs say of the hours before: {reply.Summary}" };
    }

    public async Task<ChatReply> SimilarAsync(Incident incident, Visitor visitor, CancellationToken cancellationToken)
    {
        var similar = SimilarIncidents.Of(incident, (await stores.Incidents.ListAsync(LookedThrough, cancellationToken)).Where(visitor.Scope.Covers));
        var told = new List<(Incident, IReadOnlyList<Remediation>)>();
        foreach (var earlier in similar)
        {
            told.Add((earlier, await stores.Remediations.ListAsync(earlier.Id, cancellationToken)));
        }

        return SimilarReply.Of(incident, told, visitor.Clock);
    }

    /// <summary>The draft of a post-mortem as far as it fits into a message; the whole is on the incident's page.</summary>
    public async Task<ChatReply> PostMortemAsync(Incident incident, ReaderClock clock, CancellationToken cancellationToken)
    {
        var record = new IncidentRecord(
            incident,
            await stores.Incidents.ListAlertsAsync(incident.Id, cancellationToken),
            await stores.Investigations.GetLatestAsync(incident.Id, cancellationToken),
            await stores.Remediations.ListAsync(incident.Id, cancellationToken),
            await stores.Timeline.ListAsync(incident.Id, cancellationToken));
        return PostMortemReply.Of(incident, PostMortem.Markdown(record, clock.Zone, redactor.Of(incident.Id)));
    }

    public async Task<ChatReply> StatusAsync(Incident incident, ReaderClock clock, CancellationToken cancellationToken) => StatusReply.Of(
        incident, await stores.Remediations.ListAsync(incident.Id, cancellationToken), await stores.Timeline.ListAsync(incident.Id, cancellationToken), clock);

    /// <summary>Runs a query that the investigation suggests.</summary>
    /// <returns>Null where it suggests it no more.</returns>
    public async Task<ChatReply?> RunAsync(Incident incident, string query, Visitor visitor, CancellationToken cancellationToken)
    {
        if (await next.RunAsync(incident.Id, query, cancellationToken) is not { } found)
        {
            return null;
        }

        var asked = new Question(found.Asked.Label, time.GetUtcNow(), null, visitor.Clock.Zone) { Incident = incident.Id };
        var answer = Answers.Of(asked, found.Result, found.Evidence is { } id ? $"kept as {id} of {incident.Id}" : "nothing was found, which is kept too", redactor);
        return AnswerReply.Of(answer, visitor.Clock);
    }

    /// <summary>Answers a question, in the light of an incident where it is asked about one.</summary>
    public async Task<ChatReply> AnswerAsync(ThreadQuestion question, Incident? incident, Visitor visitor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var asked = new Question(question.Text, now, null, visitor.Clock.Zone) { Accounts = visitor.Scope.Accounts, Earlier = question.Earlier, Confirmed = question.Confirmed };
        if (incident is not null)
        {
            var to = incident.ResolvedAt is { } end && end < now ? end : now;
            var from = incident.StartedAt - BeforeOnset;
            asked = asked with
            {
                Incident = incident.Id,
                Window = new(to - from > LongestWindow ? to - LongestWindow : from, to),
                Resource = incident.Resources.IsEmpty ? null : incident.Resources[0],
            };
        }

        return AnswerReply.Of(await answers.AskAsync(asked, cancellationToken), visitor.Clock) with { Rateable = true };
    }
}
