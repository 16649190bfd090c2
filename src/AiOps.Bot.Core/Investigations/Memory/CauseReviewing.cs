using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Investigations.Memory;

/// <summary>When a word on the cause counts. Pure.</summary>
internal static class CauseReviewing
{
    /// <summary>Null where it counts.</summary>
    public static string? Refusal(Incident incident, CauseReview review) => incident switch
    {
        { Feedback: { } feedback } => $"{feedback.By} said that it was no incident, so it has no cause",
        { Status: not (IncidentStatus.Resolved or IncidentStatus.Mitigated) } => "it is not over yet: resolve it first, then say what the cause was",
        _ => (review.Answer, Named: review.Cause is not null, review.Said) switch
        {
            (CauseAnswer.Other, _, "") => "say what the cause was",
            (CauseAnswer.Yes or CauseAnswer.No, false, _) => "the investigation named no cause; say what it was in your own words",
            _ => null,
        },
    };

    /// <summary>A request that is begun anew after a crash says nothing new.</summary>
    public static bool SaysTheSame(CauseReview? earlier, CauseReview review) => earlier is not null && earlier with { At = review.At } == review;

    /// <summary>How the incident ended: what worked, else why it was closed.</summary>
    public static string Ending(IReadOnlyList<TimelineEntry> timeline) =>
        (timeline.LastOrDefault(e => e.Verb == TimelineVerbs.Succeeded) ?? timeline.LastOrDefault(e => e.Verb == TimelineVerbs.Resolved))?.Detail ?? "";
}
