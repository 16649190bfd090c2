namespace AiOps.Bot.Core.Investigations.Ranking.ControlFlow;

/// <summary>What runs one after the other: a span where lines carry one, else an entity's share of a trace, else the entity itself.</summary>
internal readonly record struct ControlThread(ulong Trace, ulong Span, int Entity)
{
    /// <summary>Whether it begins and ends; lines without a trace are one endless thread for each entity.</summary>
    public bool IsBounded => Trace != 0 || Span != 0;
}
