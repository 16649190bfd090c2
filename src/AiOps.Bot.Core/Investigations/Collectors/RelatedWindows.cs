using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>Log windows most like what the alerts are made of, from anywhere and any time: the same trouble elsewhere, or earlier.</summary>
internal sealed class RelatedWindows(ILogStore logs, FindLogWindows windows, ILogParser parser) : ICollector
{
    private const int Shown = 4;
    private const int MaxLines = 300;
    private const int Sample = 2_000;
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Past = TimeSpan.FromDays(100);

    public string Name => "related log windows";

    public async Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var lines = await TriggerAsync(context, cancellationToken);
        if (lines.Count == 0)
        {
            return new CollectorResult.NotApplicable();
        }

        var own = TimeRange.Around(lines[0].Event.Timestamp, Around, Around);
        var sample = await logs.QueryAsync(new() { Window = new(own.From - Past, own.From), Limit = Sample, NewestFirst = true }, cancellationToken);
        var answer = await windows.FindAsync(new()
        {
            Lines = [.. lines.Select(l => l.Event.Message)],
            Background = [.. LogWindows.Cut(sample.Events.OrderBy(e => e.Sequence)).Select(w => w.Lines.Select(l => l.Event.Message).ToArray())],
            Filter = new(new(context.Now - Past, context.Now)),
            IsExcluded = point => IsOwn(point, lines, own),
        }, cancellationToken);
        var found = new List<EvidenceDraft>();
        foreach (var window in answer.Windows)
        {
            if (await DraftAsync(window, cancellationToken) is { } draft)
            {
                found.Add(draft);
            }
        }

        return found.Count > 0 ? new CollectorResult.Collected(found) : new CollectorResult.NotApplicable();
    }

    private async Task<IReadOnlyList<StoredLogEvent>> TriggerAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        string[] ids = [.. context.Alerts.SelectMany(a => a.EventIds).Distinct(StringComparer.Ordinal).Take(100)];
        return ids.Length == 0 ? [] : await logs.GetAsync(ids, cancellationToken);
    }

    private static bool IsOwn(VectorPoint point, IReadOnlyList<StoredLogEvent> lines, TimeRange own) =>
        lines.Any(l => l.Event.Stream == point.Stream && l.Sequence >= point.FirstSequence && l.Sequence <= point.LastSequence)
        || (point.Stream == lines[0].Event.Stream && point.Window.From < own.To && own.From < point.Window.To);

    private async Task<EvidenceDraft?> DraftAsync(FoundWindow hit, CancellationToken cancellationToken)
    {
        var query = new LogQuery { Window = hit.Point.Window, Groups = [hit.Point.Stream.Group], Limit = MaxLines };
        var page = await logs.QueryAsync(query, cancellationToken);
        StoredLogEvent[] lines = [.. page.Events.Where(e => e.Event.Stream == hit.Point.Stream)];
        return lines.Length == 0 ? null : new()
        {
            Kind = EvidenceKinds.RelatedWindows,
            Title = FormattableString.Invariant($"{lines.Length} lines in {hit.Point.Stream.Group} are like those of the alert (similarity {hit.Likeness:0.00})"),
            Query = "log windows most like the alert's lines, by vector and by words",
            Window = hit.Point.Window,
            RowCount = lines.Length,
            Resource = hit.Point.Resource,
            Lines = Excerpt.Of(Excerpt.Ends(lines, Shown, 0), parser),
        };
    }
}
