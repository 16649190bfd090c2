namespace AiOps.Bot.Detection.Scorers.Boosting;

/// <summary>A node while its tree grows.</summary>
/// <param name="First">Where its rows begin in the list of row numbers.</param>
internal sealed record TreeNode(int Id, int Depth, int First, int Count, long Sum)
{
    public long[]? Sums { get; set; }

    public int LeftCount { get; set; }

    public SplitChoice Split { get; set; } = SplitChoice.None;
}
