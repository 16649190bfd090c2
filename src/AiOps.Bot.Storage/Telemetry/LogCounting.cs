using AiOps.Bot.Core;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Storage.Sql;
using Dapper;

namespace AiOps.Bot.Storage.Telemetry;

/// <summary>Counts by time inside the database.</summary>
internal static class LogCounting
{
    public static async Task<LogCounts> RunAsync(SqlSession session, LogQuery query, TimeSpan bucket, int mostRows)
    {
        var parameters = new DynamicParameters();
        var where = string.Join(" and ", LogSearch.Conditions(session.Dialect, query, parameters));
        parameters.Add("bucket", (long)Math.Max(1, bucket.TotalMilliseconds));
        parameters.Add("most", (long)mostRows);

        // The inner limit counts rows before they are compared with any text, so that a rare word does not mean reading everything.
        var rows = $"from log_event where time_ms >= @from and time_ms < @to order by time_ms {(query.NewestFirst ? "desc" : "asc")} limit @most";
        var (first, last) = await session.SingleAsync<(long?, long?)>($"select min(time_ms), max(time_ms) from (select time_ms {rows}) looked", parameters);
        if (first is not { } from || last is not { } to)
        {
            return new(new Dictionary<int, long>(), null);
        }

        var counts = await session.QueryAsync<(long Bucket, long Count)>(
            $"select (time_ms - @from) / @bucket, count(*) from (select time_ms, stream_id, resource, severity, message {rows}) looked where {where} group by 1", parameters);
        return new(counts.ToDictionary(c => (int)c.Bucket, c => c.Count), new TimeRange(Milliseconds.ToTime(from), Milliseconds.ToTime(to + 1)));
    }
}
