namespace AiOps.Bot.Core.Investigations.Sources;

/// <summary>Calls from one entity to another, read from spans and their parents.</summary>
internal static class SpanEdges
{
    /// <summary>The called spans by caller and callee; calls inside one entity are none.</summary>
    public static ILookup<(string Caller, string Callee), Span> Of(IReadOnlyList<Span> spans)
    {
        var entities = spans.GroupBy(s => (s.Trace, s.Id)).ToDictionary(g => g.Key, g => g.First().Entity);
        return spans
            .Select(s => (Caller: s.Parent is { } parent ? entities.GetValueOrDefault((s.Trace, parent)) : null, Span: s))
            .Where(c => c.Caller is not null && c.Caller != c.Span.Entity)
            .ToLookup(c => (c.Caller!, c.Span.Entity), c => c.Span);
    }
}
