using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Anomalies;

/// <summary>Anomalies and scoring progress in the database. Pending anomalies are never pruned.</summary>
internal sealed class SqlAnomalyStore(IDatabase database) : IAnomalyStore
{
    public Task CommitAsync(IReadOnlyList<Anomaly> anomalies, ScoringProgress? progress, CancellationToken cancellationToken) =>
        database.WriteAsync(Durability.Process, async session =>
        {
            await InsertAsync(session, anomalies);
            if (progress is not null)
            {
                await SaveAsync(session, progress);
            }

            return true;
        }, cancellationToken);

    public Task<ScoringProgress?> GetProgressAsync(ScoringStage stage, CancellationToken cancellationToken) => database.ReadAsync(async session =>
    {
        var row = await session.FirstOrDefaultAsync<ScoringProgressRow>("select log_sequence as LogSequence, watermark_ms as Watermark, state as State from scoring_progress where id = @Id", new { Id = (int)stage });
        return row is null ? null : new ScoringProgress(row.LogSequence, Milliseconds.ToTime(row.Watermark), row.State) { Stage = stage };
    }, cancellationToken);

    public Task<IReadOnlyList<Anomaly>> PendingAsync(int limit, CancellationToken cancellationToken) =>
        ListAsync("where pending = 1 order by sequence limit @limit", new { limit = Math.Max(limit, 0) }, cancellationToken);

    public async Task<Anomaly?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await ListAsync("where id = @id", new { id = StorableText.Of(id) }, cancellationToken)).SingleOrDefault();

    public Task<IReadOnlyList<Anomaly>> ListAsync(TimeRange window, int limit, CancellationToken cancellationToken) =>
        ListAsync(
            "where time_ms >= @from and time_ms < @to order by time_ms desc, sequence desc limit @limit",
            new { from = Milliseconds.Of(window.From), to = Milliseconds.EndOf(window.To), limit = Math.Max(limit, 0) },
            cancellationToken);

    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.PruneAsync(session => session.ExecuteAsync(
            "delete from anomaly where id in (select id from anomaly where pending = 0 and time_ms < @before limit @batch)",
            new { before = Milliseconds.Of(before), batch = DatabaseExtensions.PruneBatch }), cancellationToken);

    private Task<IReadOnlyList<Anomaly>> ListAsync(string rest, object parameters, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Anomaly>>(
            async session => [.. (await session.QueryAsync<string>("select document from anomaly " + rest, parameters)).Select(DocumentJson.Read<Anomaly>)],
            cancellationToken);

    private static async Task InsertAsync(SqlSession session, IReadOnlyList<Anomaly> anomalies)
    {
        if (anomalies.Count == 0)
        {
            return;
        }

        var sequence = await Sequences.TakeAsync(session, Sequences.Anomaly, anomalies.Count);
        foreach (var anomaly in anomalies)
        {
            await session.ExecuteAsync(
                "insert into anomaly (id, sequence, time_ms, pending, document) values (@Id, @Sequence, @Time, 1, @Document) on conflict (id) do nothing",
                new { Id = StorableText.Of(anomaly.Id), Sequence = sequence++, Time = Milliseconds.Of(anomaly.Time), Document = DocumentJson.Write(anomaly) });
        }
    }

    private static Task<int> SaveAsync(SqlSession session, ScoringProgress progress) => session.ExecuteAsync(
        """
        insert into scoring_progress (id, log_sequence, watermark_ms, state) values (@Id, @Sequence, @Watermark, @State)
        on conflict (id) do update set log_sequence = excluded.log_sequence, watermark_ms = excluded.watermark_ms, state = excluded.state
        """,
        new { Id = (int)progress.Stage, progress.Sequence, Watermark = Milliseconds.Of(progress.Watermark), progress.State });
}
