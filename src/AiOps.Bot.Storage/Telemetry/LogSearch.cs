using System.Globalization;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Storage.Sql;
using Dapper;

namespace AiOps.Bot.Storage.Telemetry;

/// <summary>Answers a log query. Whatever a person typed is bound as a value, never written into the statement.</summary>
internal static class LogSearch
{
    /// <summary>Beyond these a question is no longer one; the rest restricts nothing.</summary>
    private const int MostWords = 50;

    public static async Task<LogPage> RunAsync(SqlSession session, LogQuery query)
    {
        var parameters = new DynamicParameters();
        var where = "where " + string.Join(" and ", Conditions(session.Dialect, query, parameters));
        var direction = query.NewestFirst ? "desc" : "asc";
        parameters.Add("limit", Math.Max(query.Limit, 0));
        var events = await LogEventRow.ReadAsync(session, $"{where} order by time_ms {direction}, sequence {direction} limit @limit", parameters);
        var complete = events.Count < query.Limit;
        return new(events, complete ? events.Count : await session.SingleAsync<long>($"select count(*) from log_event {where}", parameters));
    }

    internal static IEnumerable<string> Conditions(SqlDialect dialect, LogQuery query, DynamicParameters parameters)
    {
        parameters.Add("from", Milliseconds.Of(query.Window.From));
        parameters.Add("to", Milliseconds.EndOf(query.Window.To));
        yield return "time_ms >= @from and time_ms < @to";
        if (query.AtLeast > LogSeverity.Unknown)
        {
            parameters.Add("severity", (int)query.AtLeast);
            yield return "severity >= @severity";
        }

        if (query.Resources.Count > 0)
        {
            parameters.Add("resources", query.Resources.Select(r => StorableText.Of(r.Value)).Distinct().ToArray());
            yield return dialect.IsOneOf("resource", "resources");
        }

        if (query.Groups.Count > 0)
        {
            yield return $"stream_id in (select id from log_stream where {string.Join(" or ", Texts(dialect, "group_name", query.Groups, parameters))})";
        }

        foreach (var word in Texts(dialect, "message", query.Words, parameters))
        {
            yield return word;
        }
    }

    private static List<string> Texts(SqlDialect dialect, string column, IReadOnlyList<string> texts, DynamicParameters parameters)
    {
        var conditions = new List<string>();
        foreach (var text in texts.Distinct().Take(MostWords))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{column}{conditions.Count}");
            var (condition, value) = dialect.Contains(column, name, StorableText.Of(text));
            parameters.Add(name, value);
            conditions.Add(condition);
        }

        return conditions;
    }
}
