using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>How an incident stands, or which ones are living. Pure.</summary>
internal static class StatusReply
{
    private const int LastEntries = 5;
    private const int Listed = 15;

    public static ChatReply Of(Incident incident, IReadOnlyList<Remediation> remediations, IReadOnlyList<TimelineEntry> timeline, ReaderClock clock)
    {
        var facts = new List<CardFact>
        {
            new("Status", $"{incident.Status} since {clock.Time(incident.StatusSince)}", incident.StatusSince),
            new("Severity", incident.Severity.ToString()),
            new("Began", clock.Time(incident.StartedAt), incident.StartedAt),
            new("Owner", incident.Owner ?? "nobody yet"),
        };
        if (incident.SnoozedUntil is { } until)
        {
            facts.Add(new("Snoozed until", clock.Time(until), until));
        }

        facts.AddRange(remediations.Reverse().Take(3).Select(r => new CardFact(CardLimits.Cut(r.Title, 80), r.Status.ToString())));
        var last = timeline.TakeLast(LastEntries).Select(e => CardLimits.Cut($"{clock.Time(e.Time)}  {e.Actor} {e.Verb}: {clock.InText(e.Detail)}", CardLimits.Line));
        return new($"{incident.Id} is {incident.Status}: {incident.Title}", [new ReplyFacts([.. facts]), new ReplyLines([.. last])]);
    }

    public static ChatReply Of(IReadOnlyList<Incident> living, ReaderClock clock) => living.Count == 0
        ? ChatReply.Of("No incident is living.")
        : new(
            living.Count == 1 ? "One incident is living." : $"{living.Count} incidents are living.",
            [new ReplyLinks([.. Sorted(living).Take(Listed).Select(i => Link(i, clock))]), .. Rest(living.Count - Listed)]);

    public static ReplyLink Link(Incident incident, ReaderClock clock) =>
        new(incident.Id, $"{incident.Severity} {incident.Status}: {incident.Title}, since {clock.Time(incident.StartedAt)}, owner {incident.Owner ?? "nobody yet"}");

    public static IEnumerable<Incident> Sorted(IEnumerable<Incident> incidents) =>
        incidents.OrderByDescending(i => i.Severity).ThenByDescending(i => i.LastSeen).ThenBy(i => i.Id.Value, StringComparer.Ordinal);

    private static IEnumerable<ReplyPart> Rest(int more) => more > 0 ? [new ReplyNote($"and {more} more in the console")] : [];
}
