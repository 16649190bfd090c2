namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>A split: rows whose feature is at least the threshold go right, all others (and missing values) left.</summary>
/// <param name="Place">The feature's number times <see cref="Side"/>: where its values lie when so many rows are interleaved.</param>
internal readonly record struct IsolationNode(int Place, float Threshold)
{
    /// <summary>How many rows are walked side by side.</summary>
    public const int Side = 8;

    /// <summary>A node below a leaf: everything goes left.</summary>
    public static readonly IsolationNode Through = new(0, float.PositiveInfinity);
}
