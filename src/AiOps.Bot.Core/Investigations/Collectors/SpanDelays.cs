using System.Globalization;
using AiOps.Bot.Core.Investigations.Sources;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>Calls between services that take longer, or fail more often, since the onset.</summary>
internal sealed class SpanDelays(IEnumerable<ISpanSource> sources) : ICollector
{
    private const int MaxEdges = 6;

    private readonly ISpanSource[] _sources = [.. sources];

    public string Name => "spans";

    public async Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var times = Comparison.Of(context);
        var gaps = new SourceGaps();
        var (since, before, queries) = (new List<Span>(), new List<Span>(), new List<string>());
        foreach (var source in _sources)
        {
            var reading = await source.ReadAsync(context, times.Incident, cancellationToken);
            gaps.Note(source.Name, reading.Query, reading.MissingPermission, reading.Gap);
            if (reading.Value is { Count: > 0 } spans)
            {
                queries.Add(reading.Query);
                since.AddRange(spans);
                before.AddRange((await source.ReadAsync(context, times.Ordinary, cancellationToken)).Value ?? []);
            }
        }

        return since.Count == 0
            ? gaps.Otherwise($"spans around the onset from {(_sources.Length == 0 ? "any source; none is configured" : string.Join(" and ", _sources.Select(s => s.Name)))}")
            : Found([.. Delayed(since, before).Take(MaxEdges).Select(d => Draft(d, string.Join("; ", queries), times))], since.Count, gaps) with
            {
                Adds = b => SpanTable.Into(b, since, before),
            };
    }

    private static CollectorResult.Collected Found(EvidenceDraft[] drafts, int spans, SourceGaps gaps) => new(drafts)
    {
        Gap = gaps.Sentence,
        Absent = drafts.Length > 0 ? null : string.Create(CultureInfo.InvariantCulture, $"calls that take longer or fail more often than before, among {spans} spans"),
    };

    private static IEnumerable<EdgeShift> Delayed(List<Span> since, List<Span> before)
    {
        var ordinary = SpanEdges.Of(before);
        return SpanEdges.Of(since)
            .Select(edge => EdgeShift.Of(edge.Key, [.. ordinary[edge.Key]], [.. edge]))
            .OfType<EdgeShift>()
            .Where(e => e.IsUnusual)
            .OrderByDescending(e => e.ExcessSeconds)
            .ThenBy(e => e.Callee, StringComparer.Ordinal);
    }

    private static EvidenceDraft Draft(EdgeShift edge, string query, Comparison times) => new()
    {
        Kind = EvidenceKinds.EdgeDelay,
        Title = edge.InWords,
        Query = query,
        Window = times.Whole,
        RowCount = edge.Calls + edge.CallsBefore,
        Resource = new(edge.Callee),
        Lines = [.. edge.Slowest.Select(s => new EvidenceLine(s.Id, s.Start, Line(s), Tainted: true))],
        Facts = new Dictionary<string, string> { [EvidenceFacts.Caller] = edge.Caller, [EvidenceFacts.Callee] = edge.Callee }.ToImmutableFacts(),
    };

    private static string Line(Span span) => string.Create(
        CultureInfo.InvariantCulture, $"trace {span.Trace} span {span.Id} {span.Entity} {span.Operation} {span.Duration.TotalMilliseconds:0.#} ms{(span.IsError ? " error" : "")}");
}
