using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Edges;

/// <summary>A span and the span of another entity that it answers.</summary>
internal readonly record struct ServedCall(SpanRow Caller, SpanRow Callee)
{
    public CallEdge Edge => new(Caller.Entity, Callee.Entity);

    /// <summary>What the call took outside of the callee: network, queue, connection. Negative where the callee went on after it had answered.</summary>
    public double OnTheWayMs => Caller.DurationMs - Callee.DurationMs;
}
