using System.Globalization;
using AiOps.Bot.Aws.Operations.XRay;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Sources;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>Spans of a sample of X-Ray's traces.</summary>
internal sealed class XRayTraces(AwsReadAccount account) : ISpanSource
{
    private const int MostTraces = 100;

    /// <summary>What GetTraceSummaries takes at once, and how long X-Ray keeps traces (AWS's quotas).</summary>
    private static readonly TimeSpan LongestWindow = TimeSpan.FromHours(6);
    private static readonly TimeSpan History = TimeSpan.FromDays(30);

    public string Name => "X-Ray traces";

    public async Task<SourceReading<IReadOnlyList<Span>>> ReadAsync(InvestigationContext context, TimeRange window, CancellationToken cancellationToken)
    {
        // Of a day the last hours: they are most like what came after.
        var asked = window.Length > LongestWindow ? window with { From = window.To - LongestWindow } : window;
        var query = $"xray GetTraceSummaries and BatchGetTraces {EvidenceText.Fact(asked.From)}..{EvidenceText.Fact(asked.To)}";
        if (asked.From < context.Now - History)
        {
            return new(query, []) { Gap = "the onset is older than the 30 days that X-Ray keeps" };
        }

        try
        {
            var ids = await IdsAsync(asked, cancellationToken);
            return new(query, await SpansAsync(ids, cancellationToken))
            {
                Gap = ids.Count >= MostTraces ? string.Create(CultureInfo.InvariantCulture, $"a sample of {MostTraces} traces was read") : null,
            };
        }
        catch (AwsException exception) when (exception.MissingPermission is { } permission)
        {
            return new(query, null) { MissingPermission = permission };
        }
    }

    private async Task<IReadOnlyList<string>> IdsAsync(TimeRange window, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        await foreach (var page in account.Traces.GetTraceSummariesAsync(window, cancellationToken))
        {
            ids.AddRange(page.Take(MostTraces - ids.Count));
            if (ids.Count >= MostTraces)
            {
                break;
            }
        }

        return ids;
    }

    private async Task<IReadOnlyList<Span>> SpansAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var spans = new List<Span>();
        foreach (var few in ids.Chunk(TraceReads.MostTraces))
        {
            await foreach (var segment in account.Traces.BatchGetTracesAsync(few, cancellationToken).FlattenAsync(cancellationToken))
            {
                spans.AddRange(SegmentDocument.Spans(segment));
            }
        }

        return spans;
    }
}
