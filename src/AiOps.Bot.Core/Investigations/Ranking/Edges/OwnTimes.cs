using System.Runtime.InteropServices;
using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Edges;

/// <summary>What entities spend themselves on each request that they serve: the span less what it waits for other entities.</summary>
internal static class OwnTimes
{
    /// <summary>Milliseconds by entity and operation, one for each span that another entity called, or that nothing called.</summary>
    public static ILookup<(int Entity, int Operation), double> In(IReadOnlyList<SpanRow> spans)
    {
        var byId = new Dictionary<(ulong Trace, ulong Id), SpanRow>(spans.Count);
        foreach (var span in spans)
        {
            byId[(span.Trace, span.Id)] = span;
        }

        var waited = new Dictionary<(ulong Trace, ulong Id), double>();
        foreach (var call in ServedCalls.In(spans))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(waited, EntryOf(call.Caller, byId), out _) += call.Caller.DurationMs;
        }

        return spans.Where(s => IsEntry(s, byId)).ToLookup(s => (s.Entity, s.Operation), s => Math.Max(0, s.DurationMs - waited.GetValueOrDefault((s.Trace, s.Id))));
    }

    /// <summary>From a span up to the one by which its entity was entered; bounded, since a damaged trace may hold a ring.</summary>
    private static (ulong Trace, ulong Id) EntryOf(SpanRow span, Dictionary<(ulong Trace, ulong Id), SpanRow> byId)
    {
        const int Deepest = 100;
        for (var i = 0; i < Deepest && !IsEntry(span, byId); i++)
        {
            span = byId[(span.Trace, span.Parent)];
        }

        return (span.Trace, span.Id);
    }

    private static bool IsEntry(SpanRow span, Dictionary<(ulong Trace, ulong Id), SpanRow> byId) =>
        span.Parent == 0 || !byId.TryGetValue((span.Trace, span.Parent), out var parent) || parent.Entity != span.Entity;
}
