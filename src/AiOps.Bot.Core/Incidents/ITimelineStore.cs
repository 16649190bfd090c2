namespace AiOps.Bot.Core.Incidents;

/// <summary>Reads the timeline. Writing happens only with the change that it records, through the stores' own transactions.</summary>
public interface ITimelineStore
{
    /// <summary>An incident's entries, oldest first.</summary>
    Task<IReadOnlyList<TimelineEntry>> ListAsync(IncidentId incident, CancellationToken cancellationToken);

    /// <summary>All entries in sequence, streamed, for verification and export.</summary>
    IAsyncEnumerable<TimelineEntry> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>Appends entries that record no stored change (a refused approval, a dry run).</summary>
    Task AppendAsync(IReadOnlyList<TimelineDraft> drafts, CancellationToken cancellationToken);
}
