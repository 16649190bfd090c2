using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Investigations.Memory;

/// <summary>A person says whether the cause that was named was the cause. Only that is ever learned from.</summary>
public sealed class ConfirmCause
{
    private const int Tries = 20;
    private const int LongestWord = 500;

    private readonly InvestigationStores _stores;
    private readonly IIncidentMemory _memory;
    private readonly IChangeFeed _changes;
    private readonly TimeProvider _time;

    internal ConfirmCause(InvestigationStores stores, IIncidentMemory memory, IChangeFeed changes, TimeProvider time) =>
        (_stores, _memory, _changes, _time) = (stores, memory, changes, time);

    /// <param name="word">The answer, and what the person said beside it.</param>
    public async Task<IncidentOutcome> AnswerAsync(IncidentId id, (CauseAnswer Answer, string Said) word, Actor by, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await _stores.Incidents.GetAsync(id, cancellationToken) is not { } incident)
            {
                return IncidentOutcome.Refuse($"there is no incident {id}");
            }

            var suspect = SuspectedCause.Of(await _stores.Investigations.GetLatestAsync(id, cancellationToken));
            var review = Review(word, suspect, by, _time.GetUtcNow());
            if (CauseReviewing.Refusal(incident, review) is { } refusal)
            {
                return IncidentOutcome.Refuse(refusal);
            }

            if (CauseReviewing.SaysTheSame(incident.Review, review) || await SaveAsync(incident with { Review = review }, review, cancellationToken))
            {
                _changes.Publish(id);
                return new(incident with { Review = review }, null);
            }
        }

        return IncidentOutcome.Refuse("it keeps changing; try again");
    }

    private async Task<bool> SaveAsync(Incident incident, CauseReview review, CancellationToken cancellationToken)
    {
        var alerts = await _stores.Incidents.ListAlertsAsync(incident.Id, cancellationToken);
        var timeline = await _stores.Timeline.ListAsync(incident.Id, cancellationToken);
        var verb = review.Answer == CauseAnswer.Yes ? TimelineVerbs.CauseConfirmed : TimelineVerbs.CauseDenied;
        TimelineDraft entry = new(incident.Id, review.At, review.By, verb, review.InWords);
        return await _memory.SaveAsync(Remembering.Of(incident, alerts, review, CauseReviewing.Ending(timeline)), incident, [entry], cancellationToken);
    }

    private static CauseReview Review((CauseAnswer Answer, string Said) word, Hypothesis? suspect, Actor by, DateTimeOffset now)
    {
        var said = word.Said.Trim();
        return new(
            word.Answer == CauseAnswer.No && said.Length > 0 ? CauseAnswer.Other : word.Answer,
            suspect?.Kind,
            suspect?.Entity,
            suspect?.Title ?? "",
            said.Length <= LongestWord ? said : said[..LongestWord] + "…",
            by.ToString(),
            by.Id,
            now);
    }
}
