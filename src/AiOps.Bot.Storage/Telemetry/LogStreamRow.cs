using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Telemetry;

/// <summary>A row of log_stream as it is read.</summary>
internal sealed class LogStreamRow
{
    private const int IdsPerQuery = 500;

    public long Id { get; init; }

    public string Source { get; init; } = "";

    public string GroupName { get; init; } = "";

    public string StreamName { get; init; } = "";

    public static async Task<IReadOnlyDictionary<long, StreamKey>> ReadAsync(SqlSession session, IReadOnlyList<long> ids)
    {
        var streams = new Dictionary<long, StreamKey>(ids.Count);
        foreach (var some in ids.Chunk(IdsPerQuery))
        {
            var rows = await session.QueryAsync<LogStreamRow>(
                $"select id as Id, source as Source, group_name as GroupName, stream_name as StreamName from log_stream where {session.Dialect.IsOneOf("id", "some")}", new { some });
            foreach (var row in rows)
            {
                streams[row.Id] = new(row.Source, row.GroupName, row.StreamName);
            }
        }

        return streams;
    }
}
