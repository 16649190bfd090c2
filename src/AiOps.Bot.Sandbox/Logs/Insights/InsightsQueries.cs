using System.Globalization;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Logs.Insights;

/// <summary>StartQuery, GetQueryResults and StopQuery. A query is running when it is first asked for, as the real ones are, and complete from then on.</summary>
internal sealed class InsightsQueries(LogGroups groups, AccountFacts account)
{
    private const int MostQueries = 100;
    private const int MostRows = 10_000;
    private const int MostGroups = 50;
    private const int DefaultRows = 1_000;

    private readonly Dictionary<string, InsightsRun> _runs = new(StringComparer.Ordinal);
    private long _last;

    public AwsReply Start(AwsCall call)
    {
        var input = call.Json;
        var names = input.Texts("logGroupNames");
        var chosen = (names.Count > 0 ? names : [input.RequireText("logGroupName")]).Select(n => groups.Find(n)
            ?? throw new AwsErrorException("ResourceNotFoundException", "The specified log group does not exist.")).ToList();
        if (chosen.Count > MostGroups)
        {
            throw new AwsErrorException("InvalidParameterException", "Too many log groups were specified.");
        }

        var window = Window(input);
        var parsed = InsightsText.Parse(input.RequireText("queryString"));
        var id = string.Create(CultureInfo.InvariantCulture, $"{++_last:x8}-0000-4000-8000-{call.Now.ToUnixTimeMilliseconds():x12}");
        if (_runs.Count >= MostQueries)
        {
            _runs.Remove(_runs.Keys.Order(StringComparer.Ordinal).First());
        }

        _runs[id] = new(chosen, window, parsed with { Limit = Math.Min(parsed.Limit, LogRequests.Limit(input, MostRows, DefaultRows)) });
        return AwsReply.Json(writer => writer.WriteString("queryId", id));
    }

    public AwsReply Results(AwsCall call)
    {
        var run = Require(call);
        var found = run.Status == "Complete" ? InsightsScan.Run(run) : InsightsScan.Nothing;
        var reply = AwsReply.Json(writer =>
        {
            writer.WriteStartArray("results");
            foreach (var row in found.Rows)
            {
                row.Write(writer, account);
            }

            writer.WriteEndArray();
            writer.WriteStartObject("statistics");
            writer.WriteNumber("recordsMatched", (double)found.Matched);
            writer.WriteNumber("recordsScanned", (double)found.Scanned);
            writer.WriteNumber("bytesScanned", (double)found.Bytes);
            writer.WriteEndObject();
            writer.WriteString("status", run.Status);
        });
        run.Asked();
        return reply;
    }

    public AwsReply Stop(AwsCall call)
    {
        var run = Require(call);
        if (run.Status is not "Running")
        {
            throw new AwsErrorException("InvalidParameterException", "Query is not in a running state.");
        }

        run.Cancel();
        return AwsReply.Json(writer => writer.WriteBoolean("success", true));
    }

    private InsightsRun Require(AwsCall call) => _runs.GetValueOrDefault(call.Json.RequireText("queryId"))
        ?? throw new AwsErrorException("ResourceNotFoundException", "The specified query does not exist.");

    /// <summary>Seconds here, milliseconds everywhere else; both ends are in it.</summary>
    private static LogWindow Window(System.Text.Json.JsonElement input)
    {
        var (from, to) = (input.FindNumber("startTime"), input.FindNumber("endTime"));
        return from is >= 0 && to >= from
            ? new(from.Value * 1_000, (to.Value * 1_000) + 999)
            : throw new AwsErrorException("InvalidParameterException", "startTime and endTime are required, and startTime must not be after endTime.");
    }
}
