namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>What <see cref="FindLogWindows"/> is asked.</summary>
internal sealed record WindowQuestion
{
    /// <summary>Lines that windows should be like.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>Other windows' lines, from which is learned what is ordinary.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Background { get; init; } = [];

    public VectorFilter Filter { get; init; } = VectorFilter.Nothing;

    /// <summary>Windows that are not wanted though they pass the filter, such as the one that the question is about.</summary>
    public Func<VectorPoint, bool> IsExcluded { get; init; } = _ => false;

    /// <summary>Most windows in the answer.</summary>
    public int Limit { get; init; } = 3;

    /// <summary>Most windows of one stream.</summary>
    public int PerStream { get; init; } = 1;

    /// <summary>Most windows of one log group: streams are made freely by whoever writes into a group.</summary>
    public int PerGroup { get; init; } = 2;

    /// <summary>The least likeness, 0 to 1.</summary>
    public double LeastLikeness { get; init; } = 0.35;
}
