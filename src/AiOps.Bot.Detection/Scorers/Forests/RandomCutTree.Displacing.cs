namespace AiOps.Bot.Detection.Scorers.Forests;

/// <content>How much of the tree a point stands in the way of.</content>
internal sealed partial class RandomCutTree
{
    /// <summary>
    /// The collusive displacement of a point of the tree (the paper's CoDisp): the largest number of other points, for each point that is taken away with it, that would move up if it
    /// and those like it had never been. 0 to the number of points.
    /// </summary>
    public double Displacement(int leaf)
    {
        var most = 0.0;
        for (var at = leaf; _nodes[at].Parent != None; at = _nodes[at].Parent)
        {
            most = Math.Max(most, _nodes[SiblingOf(at)].Mass / (double)_nodes[at].Mass);
        }

        return most;
    }

    /// <summary>
    /// What the displacement of a point would be on average, were it inserted again and again into this tree: worked out on one way down and not drawn, since at each node of the way it is known how
    /// likely a random cut is to part the point from what is there. Changes nothing; safe to use from several threads as long as none changes the tree.
    /// </summary>
    public double ExpectedDisplacement(ReadOnlySpan<float> point)
    {
        var (expected, reached, above) = (0.0, 1.0, 0.0);
        for (var at = _root; at != None && reached > 0;)
        {
            var parted = reached * ShareOutside(at, point);
            expected += parted * Math.Max(above, _nodes[at].Mass);
            reached -= parted;
            if (IsLeaf(at))
            {
                break;
            }

            var next = ChildFor(at, point);
            above = Math.Max(above, _nodes[SiblingOf(next)].Mass / (_nodes[next].Mass + 1.0));
            at = next;
        }

        return expected + (reached * above);
    }

    /// <summary>How likely a random cut of the box around a node and a point is to fall outside the node's own box.</summary>
    private double ShareOutside(int node, ReadOnlySpan<float> point)
    {
        var low = Low(node);
        var high = High(node);
        var (outside, inside) = (0.0, 0.0);
        for (var i = 0; i < point.Length; i++)
        {
            inside += (double)high[i] - low[i];
            outside += Math.Max(0, Math.Max((double)low[i] - point[i], (double)point[i] - high[i]));
        }

        return outside > 0 ? outside / (outside + inside) : 0;
    }
}
