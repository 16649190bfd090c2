using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>
/// Lines around the onset whose shape does not occur in the time before. A line never seen before is a far better pointer than a count of error lines
/// (Nezha, FSE'23; "log novelty" in the ranking notes of the literature).
/// </summary>
internal sealed class NovelLines(ILogStore logs, ILogTemplates templates, ILogParser parser) : ICollector
{
    private const int MaxMoments = 3;
    private const int MaxLines = 5_000;
    private const int MaxBaseline = 20_000;
    private const int MaxShapes = 4;
    private const int LinesOfShape = 3;
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan After = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Baseline = TimeSpan.FromDays(7);

    public string Name => "new kinds of log lines";

    public async Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var found = new List<EvidenceDraft>();
        var compared = false;
        foreach (var moment in LogScope.Moments(context, After, MaxMoments))
        {
            var novelty = await AroundAsync(context, moment, cancellationToken);
            compared |= novelty is not null;
            found.AddRange(novelty ?? []);
        }

        return (found.Count, compared) switch
        {
            (> 0, _) => new CollectorResult.Collected(found),
            (_, false) => new CollectorResult.NoData("log lines around the onset and in the week before; without both, nothing can be called new"),
            _ => new CollectorResult.NotApplicable(),
        };
    }

    /// <returns>Null where there are no lines, or nothing to compare them with.</returns>
    private async Task<IReadOnlyList<EvidenceDraft>?> AroundAsync(InvestigationContext context, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var window = new TimeRange(moment - Before, moment + After);
        var query = LogScope.Query(context, window, MaxLines);
        var lines = await logs.QueryAsync(query, cancellationToken);
        var before = LogScope.Query(context, new(window.From - Baseline, window.From), MaxBaseline) with { NewestFirst = true };
        var baseline = await logs.QueryAsync(before, cancellationToken);
        if (lines.Events.Count == 0 || baseline.Events.Count == 0)
        {
            return null;
        }

        var known = baseline.Events.Select(Shape).ToHashSet(StringComparer.Ordinal);
        var novel = lines.Events.GroupBy(Shape, StringComparer.Ordinal).Where(g => !known.Contains(g.Key) && IsProse(g.First()));
        return [.. novel
            .Select(g => (Lines: g.ToArray(), Worst: g.Max(e => Severity(e.Event))))
            .OrderByDescending(s => s.Worst)
            .ThenBy(s => (s.Lines[0].Event.Timestamp - moment).Duration())
            .Take(MaxShapes)
            .Select(s => Draft(s.Lines, s.Worst, query, baseline))];
    }

    /// <summary>Records of API calls are read as changes, field by field; their text is never twice the same.</summary>
    private bool IsProse(StoredLogEvent line) => parser.Parse(line.Event.Message, line.Event.Timestamp).Format != LogFormat.CloudTrail;

    private string Shape(StoredLogEvent line) => templates.MaskOf(line.Event.Message);

    private LogSeverity Severity(LogEvent line) =>
        line.Severity != LogSeverity.Unknown ? line.Severity : parser.Parse(line.Message, line.Timestamp).Severity;

    private EvidenceDraft Draft(StoredLogEvent[] lines, LogSeverity worst, LogQuery query, LogPage baseline) => new()
    {
        Kind = EvidenceKinds.NovelLines,
        Title = FormattableString.Invariant($"{Times(lines.Length)} around the onset, never in the {baseline.Events.Count} lines of the week before"),
        Query = LogScope.Describe(query) + ", whose shape is not among those of the week before",
        Window = query.Window,
        RowCount = lines.Length,
        Resource = lines[0].Event.Resource,
        Lines = Excerpt.Of(lines.Take(LinesOfShape), parser),
        Facts = new Dictionary<string, string> { [EvidenceFacts.Severity] = worst.ToString() }.ToImmutableFacts(),
    };

    private static string Times(int count) => count == 1 ? "Once" : FormattableString.Invariant($"{count} times");
}
