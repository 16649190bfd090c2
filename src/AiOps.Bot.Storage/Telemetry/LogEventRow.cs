using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Telemetry;

/// <summary>A row of log_event as it is read.</summary>
internal sealed class LogEventRow
{
    private const string Select =
        "select sequence as Sequence, stream_id as StreamId, event_id as EventId, time_ms as Time, ingested_ms as Ingested, resource as Resource, severity as Severity, message as Message from log_event ";

    public long Sequence { get; init; }

    public long StreamId { get; init; }

    public string EventId { get; init; } = "";

    public long Time { get; init; }

    public long Ingested { get; init; }

    public string Resource { get; init; } = "";

    public short Severity { get; init; }

    public string Message { get; init; } = "";

    /// <param name="rest">What follows the table's name: conditions, order, limit.</param>
    public static async Task<IReadOnlyList<StoredLogEvent>> ReadAsync(SqlSession session, string rest, object parameters)
    {
        var rows = await session.QueryAsync<LogEventRow>(Select + rest, parameters);
        // Streams are read once each, not with every row.
        var streams = await LogStreamRow.ReadAsync(session, [.. rows.Select(r => r.StreamId).Distinct()]);
        return [.. rows.Select(r => r.ToEvent(streams[r.StreamId]))];
    }

    private StoredLogEvent ToEvent(StreamKey stream) => new(Sequence, new()
    {
        Stream = stream,
        EventId = EventId,
        Timestamp = Milliseconds.ToTime(Time),
        IngestedAt = Milliseconds.ToTime(Ingested),
        Resource = new(Resource),
        Severity = (LogSeverity)Severity,
        Message = Message,
    });
}
