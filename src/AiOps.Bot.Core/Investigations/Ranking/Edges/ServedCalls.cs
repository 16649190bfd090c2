using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Edges;

/// <summary>Finds the calls between entities in spans.</summary>
internal static class ServedCalls
{
    public static List<ServedCall> In(IReadOnlyList<SpanRow> spans)
    {
        var byId = new Dictionary<(ulong Trace, ulong Id), SpanRow>(spans.Count);
        foreach (var span in spans)
        {
            byId[(span.Trace, span.Id)] = span;
        }

        var calls = new List<ServedCall>();
        foreach (var span in spans)
        {
            if (span.Parent != 0 && byId.TryGetValue((span.Trace, span.Parent), out var parent) && parent.Entity != span.Entity)
            {
                calls.Add(new(parent, span));
            }
        }

        return calls;
    }
}
