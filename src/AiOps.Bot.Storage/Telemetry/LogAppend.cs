using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Telemetry;

/// <summary>Stores a batch of log events inside the caller's transaction.</summary>
internal static class LogAppend
{
    /// <returns>How many were new.</returns>
    public static async Task<int> RunAsync(SqlSession session, IReadOnlyList<LogEvent> events)
    {
        if (events.Count == 0)
        {
            return 0;
        }

        // The lock comes first: streams are created and removed under it alone.
        var first = await Sequences.TakeAsync(session, Sequences.Log, events.Count);
        var inserted = await session.Dialect.InsertLogRowsAsync(session, new(events, await StreamIdsAsync(session, events), first));
        foreach (var (stream, count) in inserted.Where(s => s.Value > 0))
        {
            await session.ExecuteAsync("update log_stream set row_count = row_count + @count where id = @stream", new { stream, count });
        }

        return inserted.Values.Sum();
    }

    private static async Task<long[]> StreamIdsAsync(SqlSession session, IReadOnlyList<LogEvent> events)
    {
        var known = new Dictionary<StreamKey, long>();
        var ids = new long[events.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            var stream = events[i].Stream;
            if (i > 0 && ReferenceEquals(stream, events[i - 1].Stream))
            {
                ids[i] = ids[i - 1];
            }
            else if (!known.TryGetValue(stream, out ids[i]))
            {
                known[stream] = ids[i] = await StreamIdAsync(session, stream);
            }
        }

        return ids;
    }

    private static async Task<long> StreamIdAsync(SqlSession session, StreamKey stream)
    {
        var parameters = new { Source = StorableText.Of(stream.Source), Group = StorableText.Of(stream.Group), Stream = StorableText.Of(stream.Stream) };
        return await session.FirstOrDefaultAsync<long?>(
                "select id from log_stream where source = @Source and group_name = @Group and stream_name = @Stream", parameters)
            ?? await session.SingleAsync<long>(
                "insert into log_stream (source, group_name, stream_name, row_count) values (@Source, @Group, @Stream, 0) returning id", parameters);
    }
}
