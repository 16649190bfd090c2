using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Telemetry;

/// <summary>Forgets a batch of old log events, and the streams that have none left.</summary>
internal static class LogPrune
{
    public static async Task<int> RunAsync(SqlSession session, long before)
    {
        // Taking no number still takes the lock that appends hold.
        await Sequences.TakeAsync(session, Sequences.Log, 0);
        var gone = await session.QueryAsync<long>(
            """
            delete from log_event where sequence in (select sequence from log_event where time_ms < @before order by time_ms limit @batch) returning stream_id
            """,
            new { before, batch = DatabaseExtensions.PruneBatch });
        foreach (var stream in gone.CountBy(id => id))
        {
            await session.ExecuteAsync("update log_stream set row_count = row_count - @Value where id = @Key", stream);
            await session.ExecuteAsync("delete from log_stream where id = @Key and row_count <= 0", stream);
        }

        return gone.Count;
    }
}
