using System.Globalization;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>
/// Log control flow: which statement follows which since the onset, against the time before. A program that takes another way is a far better pointer than a
/// count of its error lines (Nezha, FSE'23).
/// </summary>
internal sealed class LogFlow(ILogStore logs, ILogTemplates templates, ILogParser parser) : ICollector
{
    private const int MaxLines = 5_000;
    private const int MaxBefore = 20_000;
    private const int MaxShifts = 4;

    public string Name => "log control flow";

    public async Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var times = Comparison.Of(context);
        var query = LogScope.Query(context, times.Incident, MaxLines);
        var since = await LinesAsync(query, cancellationToken);
        var before = await LinesAsync(LogScope.Query(context, times.Ordinary, MaxBefore) with { NewestFirst = true }, cancellationToken);
        if (since.Length == 0 || before.Length == 0)
        {
            return new CollectorResult.NoData($"{LogScope.Describe(query)}, and those of the time before; without both, nothing can be compared");
        }

        var statements = new Statements(templates, parser);
        var (ordinary, rows) = (before.Select(e => statements.RowOf(e.Event)).ToArray(), since.Select(e => statements.RowOf(e.Event)).ToArray());
        var shifts = SuccessorShift.Between(ordinary, rows).Take(MaxShifts).ToArray();
        return new CollectorResult.Collected([.. shifts.Select(s => Draft(s, statements, s.IsNew ? since : before, (query, times)))])
        {
            Absent = shifts.Length > 0 ? null : FormattableString.Invariant($"another order of log lines than before: {rows.Length} lines since the onset follow one another as the {ordinary.Length} before did"),
            Adds = b => b with
            {
                Logs = new(rows, rows.Length),
                BaselineLogs = new(ordinary, ordinary.Length),
                Entities = statements.Entities,
                Statements = [.. statements.All],
            },
        };
    }

    private async Task<StoredLogEvent[]> LinesAsync(LogQuery query, CancellationToken cancellationToken)
    {
        var page = await logs.QueryAsync(query, cancellationToken);
        return [.. page.Events.OrderBy(e => e.Event.Timestamp).ThenBy(e => e.Sequence)];
    }

    private EvidenceDraft Draft(SuccessorShift shift, Statements statements, StoredLogEvent[] lines, (LogQuery Query, Comparison Times) asked)
    {
        var entity = statements.Entities[shift.Entity];
        return new()
        {
            Kind = EvidenceKinds.ControlFlow,
            Title = Title(shift, entity),
            Query = LogScope.Describe(asked.Query) + "; which statement follows which, against the time before",
            Window = asked.Times.Whole,
            RowCount = lines.Length,
            Resource = new(entity),
            Lines = Excerpt.Of(Pair(shift, statements, lines), parser),
            Facts = new Dictionary<string, string>
            {
                [EvidenceFacts.Statement] = Cut(statements.All[shift.After].Text),
                [EvidenceFacts.Successor] = Cut(statements.All[shift.Next].Text),
                [EvidenceFacts.Deviation] = shift.Surprise.ToString("0.0", CultureInfo.InvariantCulture),
            }.ToImmutableFacts(),
        };
    }

    private static string Title(SuccessorShift shift, string entity) => shift.IsNew
        ? string.Create(CultureInfo.InvariantCulture, $"On {entity} something new follows: {shift.Since} {(shift.Since == 1 ? "time" : "times")} since the onset, never before")
        : string.Create(CultureInfo.InvariantCulture, $"On {entity} something stopped to follow: {shift.Before} times before, never since the onset");

    /// <summary>The line and the next one of the same program flow.</summary>
    private static IEnumerable<StoredLogEvent> Pair(SuccessorShift shift, Statements statements, StoredLogEvent[] lines)
    {
        yield return lines[shift.Row];
        var trace = statements.RowOf(lines[shift.Row].Event).Trace;
        foreach (var line in lines.Skip(shift.Row + 1))
        {
            var row = statements.RowOf(line.Event);
            if (row.Entity == shift.Entity && row.Trace == trace)
            {
                yield return line;
                yield break;
            }
        }
    }

    private static string Cut(string text) => text.Length <= 300 ? text : text[..300];
}
