using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Collectors;

namespace AiOps.Bot.Core.Investigations.Sources;

/// <summary>Puts spans by name into a bundle, whose tables of names may have names already.</summary>
internal static class SpanTable
{
    public static IncidentBundle Into(IncidentBundle bundle, IReadOnlyList<Span> since, IReadOnlyList<Span> before) => bundle with
    {
        Spans = new([.. since.Select(s => Row(s, bundle))], since.Count),
        BaselineSpans = new([.. before.Select(s => Row(s, bundle))], before.Count),
    };

    private static SpanRow Row(Span span, IncidentBundle bundle) => new(
        TraceHash.Of(span.Trace), TraceHash.Of(span.Id), TraceHash.Of(span.Parent), span.Start.UtcTicks, span.Duration.TotalMilliseconds,
        bundle.Entities.Take(span.Entity), bundle.Operations.Take(span.Operation), span.IsError);
}
