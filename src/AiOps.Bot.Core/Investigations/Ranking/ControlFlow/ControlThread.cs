namespace AiOps.Bot.Core.Investigations.Ranking.ControlFlow;

/// <summary>What runs one after the other: a span where lines carry one, else an entity's share of a trace, else the entity itself.</summary>
internal readonly record struct ControlThread(ulong Trace, ulong Span, int Entity)
{
    /// <summary>Whether it begins and ends; lines without a trace are one endless thread for each entity.</summary>
    public bool IsBounded => Trace != 0 || Span != 0;

    /// <summary>A hash that stands for the thread, never 0, so that a table of a million of them stays small. Two of a million fall together once in ten million bundles.</summary>
    public ulong Key => Math.Max(1, Mix(Mix(Trace, Span), (ulong)Entity));

    // The mixing step of wyhash.
    private static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a ^ 0xe7037ed1a0b428db, b ^ 0xa0761d6478bd642f, out var low);
        return high ^ low;
    }
}
