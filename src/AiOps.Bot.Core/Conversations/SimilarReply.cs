using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Conversations;

/// <summary>Earlier incidents like one, and how they ended. Pure.</summary>
internal static class SimilarReply
{
    public static ChatReply Of(Incident incident, IReadOnlyList<(Incident Earlier, IReadOnlyList<Remediation> Remediations)> similar, ReaderClock clock) => similar.Count == 0
        ? ChatReply.Of($"No other incident is like {incident.Id}: none of its kind, resources or signals was seen before.")
        : new(
            similar.Count == 1 ? $"One other incident is like {incident.Id}." : $"{similar.Count} other incidents are like {incident.Id}.",
            [new ReplyLinks([.. similar.Select(s => new ReplyLink(s.Earlier.Id, $"{s.Earlier.Title}, {clock.Time(s.Earlier.StartedAt)}: {Ending(s.Earlier, s.Remediations, clock)}"))])]);

    private static string Ending(Incident earlier, IReadOnlyList<Remediation> remediations, ReaderClock clock)
    {
        var fixes = remediations.Where(r => r.Status == RemediationStatus.Succeeded && r.RollbackOf is null).Select(r => r.Title).ToList();
        var by = fixes.Count > 0 ? " after " + string.Join(", ", fixes) : "";
        return earlier switch
        {
            { Feedback: { } feedback } => $"{feedback.By} said it was no incident",
            { Review: { } review, ResolvedAt: { } at } => $"resolved {clock.Time(at)}{by}; the cause, says {review.By}: {CardLimits.Cut(clock.InText(review.InWords), CardLimits.Header)}",
            { ResolvedAt: { } at } => $"resolved {clock.Time(at)}{by}",
            _ => $"still {earlier.Status}{by}",
        };
    }
}
