using System.Text;
using AiOps.Bot.Storage.Sql;
using AiOps.Bot.Storage.Telemetry;

namespace AiOps.Bot.Storage.PostgreSql;

/// <summary>PostgreSQL's spelling.</summary>
internal sealed class PostgreSqlDialect(string name) : SqlDialect(name, Migration.AllOf("PostgreSql"))
{
    private const string Insert = """
        with added as (
          insert into log_event (sequence, stream_id, event_id, time_ms, ingested_ms, resource, severity, message)
          select * from unnest(@Sequences, @Streams, @EventIds, @Times, @Ingested, @Resources, @Severities, @Messages)
          on conflict (event_id, stream_id) do nothing returning stream_id)
        select stream_id as Stream, count(*) as Count from added group by stream_id
        """;

    public override string CountVersionTables => "select count(*) from pg_tables where schemaname = current_schema() and tablename = 'schema_version'";

    public override Task LockSchemaAsync(SqlSession session) => session.ExecuteAsync("select pg_advisory_xact_lock(hashtext('aiops-schema'))");

    public override string IsOneOf(string column, string parameter) => $"{column} = any(@{parameter})";

    public override (string Condition, string Value) Contains(string column, string parameter, string text) =>
        Ascii.IsValid(text)
            ? ($"{column} ilike @{parameter} escape '!'", LikePattern(text))
            // A database's own locale may fold ASCII letters only.
            : ($"lower({column} collate \"und-x-icu\") like lower(@{parameter} collate \"und-x-icu\") escape '!'", LikePattern(text));

    public override async Task<IReadOnlyDictionary<long, int>> InsertLogRowsAsync(SqlSession session, LogRows rows)
    {
        var events = rows.Events;
        var added = await session.QueryAsync<(long Stream, long Count)>(Insert, new
        {
            Sequences = events.Select((_, i) => rows.FirstSequence + i).ToArray(),
            Streams = rows.StreamIds,
            EventIds = events.Select(e => StorableText.Of(e.EventId)).ToArray(),
            Times = events.Select(e => Milliseconds.Of(e.Timestamp)).ToArray(),
            Ingested = events.Select(e => Milliseconds.Of(e.IngestedAt)).ToArray(),
            Resources = events.Select(e => StorableText.Of(e.Resource.Value)).ToArray(),
            Severities = events.Select(e => (short)e.Severity).ToArray(),
            Messages = events.Select(e => StorableText.Of(e.Message)).ToArray(),
        });
        return added.ToDictionary(a => a.Stream, a => (int)a.Count);
    }
}
