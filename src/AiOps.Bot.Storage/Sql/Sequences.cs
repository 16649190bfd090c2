namespace AiOps.Bot.Storage.Sql;

/// <summary>
/// Named counters that only grow. Taking numbers locks the counter until the transaction ends, so numbers become visible in order and a reader that
/// remembers the last one it saw misses nothing; a database's own sequence gives no such promise.
/// </summary>
internal static class Sequences
{
    public const string Log = "log";
    public const string Timeline = "timeline";
    public const string Anomaly = "anomaly";
    public const string Investigation = "investigation";
    public const string Vector = "vector";
    public const string AlertOutbox = "alert-outbox";
    public const string VectorFloor = "vector-floor";

    /// <summary>Takes the next numbers, waiting for whoever took some before.</summary>
    /// <returns>The first of them.</returns>
    public static async Task<long> TakeAsync(SqlSession session, string name, int count)
    {
        var last = await session.SingleAsync<long>("update sequence set value = value + @count where name = @name returning value", new { name, count });
        return last - count + 1;
    }

    public static Task<long> CurrentAsync(SqlSession session, string name) =>
        session.SingleAsync<long>("select value from sequence where name = @name", new { name });

    /// <summary>Raises a counter to a value; one that is higher already stays.</summary>
    public static Task RaiseAsync(SqlSession session, string name, long value) =>
        session.ExecuteAsync("update sequence set value = @value where name = @name and value < @value", new { name, value });
}
