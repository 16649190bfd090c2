using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Incidents;

/// <summary>Appends to the timeline inside the transaction of the change that it records.</summary>
internal static class TimelineAppend
{
    /// <summary>Call it last: it makes every other writer of the timeline wait until this transaction ends.</summary>
    public static async Task RunAsync(SqlSession session, IReadOnlyList<TimelineDraft> drafts)
    {
        if (drafts.Count == 0)
        {
            return;
        }

        // Taking the numbers locks the chain's end, so nobody else can append to the same one. The number does not come from the last entry: where that was
        // removed, the next one leaves a gap that shows.
        var sequence = await Sequences.TakeAsync(session, Sequences.Timeline, drafts.Count);
        var previous = await session.FirstOrDefaultAsync<string>("select hash from timeline order by sequence desc limit 1") ?? TimelineChain.Genesis;
        foreach (var draft in drafts)
        {
            var entry = TimelineChain.Append(Storable(draft), sequence++, previous, session.Redactor?.Of(draft.Incident));
            await session.ExecuteAsync(
                """
                insert into timeline (sequence, incident_id, time_ms, actor, verb, detail, previous_hash, hash)
                values (@Sequence, @Incident, @Time, @Actor, @Verb, @Detail, @PreviousHash, @Hash)
                """,
                TimelineRow.Of(entry));
            previous = entry.Hash;
        }
    }

    /// <summary>What is hashed must be what is read back.</summary>
    private static TimelineDraft Storable(TimelineDraft draft) => new(
        draft.Incident is { } incident ? new IncidentId(StorableText.Of(incident.Value)) : null,
        draft.Time,
        StorableText.Of(draft.Actor),
        StorableText.Of(draft.Verb),
        StorableText.Of(draft.Detail));
}
