using System.Runtime.CompilerServices;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Incidents;

/// <summary>The timeline in the database, whose triggers refuse to change or delete entries.</summary>
internal sealed class SqlTimelineStore(IDatabase database) : ITimelineStore
{
    private const int Page = 1_000;

    public Task<IReadOnlyList<TimelineEntry>> ListAsync(IncidentId incident, CancellationToken cancellationToken) =>
        ReadAsync("where incident_id = @Incident order by sequence", new { Incident = incident.Value }, cancellationToken);

    public async IAsyncEnumerable<TimelineEntry> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long last = long.MinValue;
        IReadOnlyList<TimelineEntry> page;
        do
        {
            // Pages instead of one long read, which would keep the write-ahead log from being folded in.
            page = await ReadAsync("where sequence > @last order by sequence limit @Page", new { last, Page }, cancellationToken);
            foreach (var entry in page)
            {
                yield return entry;
                last = entry.Sequence;
            }
        }
        while (page.Count == Page);
    }

    public Task<IReadOnlyList<TimelineEntry>> ReadAfterAsync(long sequence, int limit, CancellationToken cancellationToken) =>
        ReadAsync("where sequence > @sequence order by sequence limit @limit", new { sequence, limit = Math.Max(limit, 0) }, cancellationToken);

    public Task<long> LastSequenceAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.SingleAsync<long>("select coalesce(max(sequence), 0) from timeline"), cancellationToken);

    public Task AppendAsync(IReadOnlyList<TimelineDraft> drafts, CancellationToken cancellationToken) =>
        database.WriteAsync(Durability.Power, async session =>
        {
            await TimelineAppend.RunAsync(session, drafts);
            return true;
        }, cancellationToken);

    private Task<IReadOnlyList<TimelineEntry>> ReadAsync(string rest, object parameters, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<TimelineEntry>>(
            async session => [.. (await session.QueryAsync<TimelineRow>(TimelineRow.Select + rest, parameters)).Select(r => r.ToEntry())],
            cancellationToken);
}
