namespace AiOps.Bot.Core.Incidents;

/// <summary>Reads the timeline. Writing happens only with the change that it records, through the stores' own transactions.</summary>
public interface ITimelineStore
{
    /// <summary>An incident's entries, oldest first.</summary>
    Task<IReadOnlyList<TimelineEntry>> ListAsync(IncidentId incident, CancellationToken cancellationToken);

    /// <summary>All entries in sequence, streamed, for verification and export.</summary>
    IAsyncEnumerable<TimelineEntry> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>Entries after a sequence, in sequence, for followers; at most so many.</summary>
    async Task<IReadOnlyList<TimelineEntry>> ReadAfterAsync(long sequence, int limit, CancellationToken cancellationToken)
    {
        var found = new List<TimelineEntry>();
        await foreach (var entry in ReadAllAsync(cancellationToken))
        {
            if (entry.Sequence > sequence && found.Count < limit)
            {
                found.Add(entry);
            }
        }

        return found;
    }

    /// <summary>The sequence of the last entry; 0 where there is none.</summary>
    async Task<long> LastSequenceAsync(CancellationToken cancellationToken)
    {
        long last = 0;
        await foreach (var entry in ReadAllAsync(cancellationToken))
        {
            last = entry.Sequence;
        }

        return last;
    }

    /// <summary>Appends entries that record no stored change (a refused approval, a dry run).</summary>
    Task AppendAsync(IReadOnlyList<TimelineDraft> drafts, CancellationToken cancellationToken);
}
