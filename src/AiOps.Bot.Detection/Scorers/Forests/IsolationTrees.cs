namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>
/// Trees of equal depth, laid out one after the other as complete binary trees: node i has the children 2i+1 and 2i+2, a leaf that is reached early hands its path
/// length down to the leftmost place below it. So a row takes the same number of steps in each tree, without a branch.
/// </summary>
internal sealed record IsolationTrees(int Depth, int Width, IsolationNode[] Nodes, float[] Leaves)
{
    public int NodesPerTree => (1 << Depth) - 1;

    public int LeavesPerTree => 1 << Depth;

    public int Count => Leaves.Length / LeavesPerTree;
}
