using System.Buffers;
using System.Text;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Storage.Sql;
using AiOps.Bot.Storage.Telemetry;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AiOps.Bot.Storage.Sqlite;

/// <summary>
/// Inserts log rows by one statement that is prepared once, on SQLite's own interface: ADO.NET's commands cost more per row than the insert itself.
/// </summary>
internal static class SqliteLogInsert
{
    private const string Insert = """
        insert into log_event (sequence, stream_id, event_id, time_ms, ingested_ms, resource, severity, message)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict (event_id, stream_id) do nothing
        """;

    public static IReadOnlyDictionary<long, int> Run(SqlSession session, LogRows rows)
    {
        var database = ((SqliteConnection)session.Connection).Handle!;
        var inserted = new Dictionary<long, int>();
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, Insert, out var statement), database);
        using (statement)
        {
            for (var i = 0; i < rows.Events.Count; i++)
            {
                Bind(statement, rows, i);
                if (raw.sqlite3_step(statement) is var code && code != raw.SQLITE_DONE)
                {
                    SqliteException.ThrowExceptionForRC(code, database);
                }

                inserted[rows.StreamIds[i]] = inserted.GetValueOrDefault(rows.StreamIds[i]) + raw.sqlite3_changes(database);
                SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(statement), database);
            }
        }

        return inserted;
    }

    private static void Bind(sqlite3_stmt statement, LogRows rows, int index)
    {
        LogEvent logEvent = rows.Events[index];
        _ = raw.sqlite3_bind_int64(statement, 1, rows.FirstSequence + index);
        _ = raw.sqlite3_bind_int64(statement, 2, rows.StreamIds[index]);
        BindText(statement, 3, logEvent.EventId);
        _ = raw.sqlite3_bind_int64(statement, 4, Milliseconds.Of(logEvent.Timestamp));
        _ = raw.sqlite3_bind_int64(statement, 5, Milliseconds.Of(logEvent.IngestedAt));
        BindText(statement, 6, logEvent.Resource.Value);
        _ = raw.sqlite3_bind_int64(statement, 7, (int)logEvent.Severity);
        BindText(statement, 8, logEvent.Message);
    }

    private static void BindText(sqlite3_stmt statement, int parameter, string value)
    {
        var text = StorableText.Of(value);
        if (text.Length == 0)
        {
            // An empty span has no address, which SQLite takes for null.
            Check(raw.sqlite3_bind_text(statement, parameter, ""));
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, buffer);
        var code = raw.sqlite3_bind_text(statement, parameter, buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        Check(code);
    }

    private static void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException($"A value could not be bound: {raw.sqlite3_errstr(code).utf8_to_string()}", code);
        }
    }
}
