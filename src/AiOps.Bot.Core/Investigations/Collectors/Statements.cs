using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>Numbers the statements of log lines: lines of one mask come from one place in a program. Not thread-safe.</summary>
internal sealed class Statements(ILogTemplates templates, ILogParser parser)
{
    private const int Example = 300;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<Statement> _all = [];

    public NameTable Entities { get; } = new();

    public IReadOnlyList<Statement> All => _all;

    public LogRow RowOf(LogEvent line)
    {
        var parsed = parser.Parse(line.Message, line.Timestamp);
        var severity = line.Severity != LogSeverity.Unknown ? line.Severity : parsed.Severity;
        return new(
            line.Timestamp.UtcTicks,
            TraceHash.Of(TraceNames.In(parsed.Fields, TraceNames.Trace)),
            TraceHash.Of(TraceNames.In(parsed.Fields, TraceNames.Span)),
            Entities.Take(line.Resource == ResourceId.Unknown ? line.Stream.Group : line.Resource.Value),
            NumberOf(parsed.Content, severity),
            severity);
    }

    private int NumberOf(string content, LogSeverity severity)
    {
        var mask = templates.MaskOf(content);
        if (!_numbers.TryGetValue(mask, out var number))
        {
            _numbers[mask] = number = _all.Count;
            _all.Add(new(mask, severity, content.Length <= Example ? content : content[..Example]));
        }

        return number;
    }
}
