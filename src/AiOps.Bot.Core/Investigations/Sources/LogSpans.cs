using System.Globalization;
using AiOps.Bot.Core.Investigations.Collectors;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Sources;

/// <summary>Spans that programs write into their logs: structured lines with a trace, a span and how long it took.</summary>
internal sealed class LogSpans(ILogStore logs, ILogParser parser) : ISpanSource
{
    private const int MaxLines = 5_000;

    public string Name => "spans in logs";

    public async Task<SourceReading<IReadOnlyList<Span>>> ReadAsync(InvestigationContext context, TimeRange window, CancellationToken cancellationToken)
    {
        // Spans of other services tell as much: who calls the incident's resource is not among its own lines.
        var query = new LogQuery { Window = window, Words = ["span", "trace"], Limit = MaxLines, NewestFirst = true };
        var page = await logs.QueryAsync(query, cancellationToken);
        var spans = page.Events.Select(e => Read(e.Event)).OfType<Span>().ToArray();
        return new(LogScope.Describe(query), spans)
        {
            Gap = page.MatchingRows > MaxLines ? string.Create(CultureInfo.InvariantCulture, $"only the newest {MaxLines} of {page.MatchingRows} lines were read") : null,
        };
    }

    /// <returns>Null where the line is no span.</returns>
    private Span? Read(LogEvent line)
    {
        var fields = parser.Parse(line.Message, line.Timestamp).Fields;
        return TraceNames.In(fields, TraceNames.Trace) is { } trace && TraceNames.In(fields, TraceNames.Span) is { } id && Milliseconds(fields) is { } length
            ? new(
                trace, id, TraceNames.In(fields, TraceNames.Parent), TraceNames.In(fields, TraceNames.Entity) ?? line.Resource.Value,
                TraceNames.In(fields, TraceNames.Operation) ?? "", line.Timestamp - length, length)
            {
                IsError = IsError(TraceNames.In(fields, TraceNames.Status)),
            }
            : null;
    }

    private static TimeSpan? Milliseconds(IReadOnlyDictionary<string, string> fields) =>
        double.TryParse(TraceNames.In(fields, TraceNames.DurationMs), NumberStyles.Float, CultureInfo.InvariantCulture, out var ms) && ms is >= 0 and < 86_400_000
            ? TimeSpan.FromMilliseconds(ms)
            : null;

    private static bool IsError(string? status) => status is not null
        && (status.Equals("error", StringComparison.OrdinalIgnoreCase) || status.Equals("true", StringComparison.OrdinalIgnoreCase) || status is ['5', _, _]);
}
