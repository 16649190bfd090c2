using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Forests;

/// <summary>
/// A robust random cut tree (Guha, Mishra, Roy, Schrijvers: Robust Random Cut Forest Based Anomaly Detection on Streams, ICML 2016): each node cuts the bounding box of its points in a
/// dimension chosen by the box's length there, at a place chosen evenly. Points are inserted and forgotten one by one, and the tree is at any time as likely as one that is
/// grown at once from the points it holds (the paper's theorems 2 and 3). Constant memory; not thread-safe, but for the methods that change nothing.
/// </summary>
/// <remarks>Inner nodes are numbered from 0, leaves from the number of leaves that there can be less 1. The box of an inner node stands under its number; of a leaf the point.</remarks>
internal sealed partial class RandomCutTree
{
    private const int None = -1;

    private readonly int _width;
    private readonly int _firstLeaf;
    private readonly CutNode[] _nodes;
    private readonly float[] _boxes;
    private readonly float[] _points;
    private readonly Stack<int> _freeNodes;
    private readonly Stack<int> _freeLeaves;
    private int _root = None;

    /// <param name="capacity">How many points it can hold.</param>
    /// <param name="width">How many values a point has.</param>
    public RandomCutTree(int capacity, int width)
    {
        (_width, _firstLeaf) = (width, capacity - 1);
        _nodes = new CutNode[capacity + _firstLeaf];
        (_boxes, _points) = (new float[2 * width * _firstLeaf], new float[width * capacity]);
        _freeNodes = new(Enumerable.Range(0, _firstLeaf).Reverse());
        _freeLeaves = new(Enumerable.Range(_firstLeaf, capacity).Reverse());
    }

    /// <summary>How many points it holds, equal ones each for itself.</summary>
    public int Mass => _root == None ? 0 : _nodes[_root].Mass;

    /// <summary>How many equal points are in a leaf.</summary>
    /// <param name="place">From 0.</param>
    public int MassOf(int place) => place >= 0 && place < _nodes.Length - _firstLeaf ? _nodes[_firstLeaf + place].Mass : 0;

    /// <returns>The leaf that the point is in: it is forgotten by that.</returns>
    public int Insert(ReadOnlySpan<float> point, ref SplitMix random)
    {
        if (_root == None)
        {
            return _root = NewLeaf(point, None);
        }

        for (var at = _root; ;)
        {
            if (IsLeaf(at) && point.SequenceEqual(PointOf(at)))
            {
                Grow(at, point);
                return at;
            }

            // Where the cut of the larger box does not part the point from all others, the cut that is there is as good as any.
            var (dimension, cut) = Cut(at, point, ref random);
            if (cut < Low(at)[dimension] || cut >= High(at)[dimension])
            {
                return Part(at, point, dimension, cut);
            }

            at = ChildFor(at, point);
        }
    }

    /// <summary>Takes one point out of a leaf.</summary>
    public void Forget(int leaf)
    {
        if (_nodes[leaf].Mass > 1)
        {
            for (var at = leaf; at != None; at = _nodes[at].Parent)
            {
                _nodes[at] = _nodes[at] with { Mass = _nodes[at].Mass - 1 };
            }

            return;
        }

        var parent = _nodes[leaf].Parent;
        _freeLeaves.Push(leaf);
        if (parent == None)
        {
            _root = None;
            return;
        }

        Replace(parent, SiblingOf(leaf));
        _freeNodes.Push(parent);
        Shrink(_nodes[parent].Parent);
    }

    private bool IsLeaf(int node) => node >= _firstLeaf;

    private Span<float> PointOf(int leaf) => _points.AsSpan((leaf - _firstLeaf) * _width, _width);

    private Span<float> Low(int node) => IsLeaf(node) ? PointOf(node) : _boxes.AsSpan(2 * node * _width, _width);

    private Span<float> High(int node) => IsLeaf(node) ? PointOf(node) : _boxes.AsSpan(((2 * node) + 1) * _width, _width);

    private int ChildFor(int node, ReadOnlySpan<float> point) => point[_nodes[node].Dimension] <= _nodes[node].Cut ? _nodes[node].Left : _nodes[node].Right;

    private int SiblingOf(int node)
    {
        var parent = _nodes[_nodes[node].Parent];
        return parent.Left == node ? parent.Right : parent.Left;
    }

    /// <summary>A random cut of the box around a node and a point.</summary>
    private (int Dimension, float Cut) Cut(int node, ReadOnlySpan<float> point, ref SplitMix random)
    {
        var low = Low(node);
        var high = High(node);
        var total = 0.0;
        for (var i = 0; i < point.Length; i++)
        {
            total += (double)Math.Max(high[i], point[i]) - Math.Min(low[i], point[i]);
        }

        var (left, chosen, along) = (random.NextDouble() * total, 0, 0.0);
        for (var i = 0; i < point.Length && left >= 0; i++)
        {
            var length = (double)Math.Max(high[i], point[i]) - Math.Min(low[i], point[i]);
            (chosen, along) = length > 0 ? (i, Math.Min(left, length)) : (chosen, along);
            left -= length;
        }

        // Rounded to the upper end, a cut would leave nothing on its right.
        var cut = (float)(Math.Min(low[chosen], point[chosen]) + along);
        var end = Math.Max(high[chosen], point[chosen]);
        return (chosen, cut < end ? cut : MathF.BitDecrement(end));
    }

    /// <summary>Puts a new node above another one, with the point on its other side.</summary>
    private int Part(int node, ReadOnlySpan<float> point, int dimension, float cut)
    {
        var above = _freeNodes.Pop();
        var leaf = NewLeaf(point, above);
        Replace(node, above);
        _nodes[node] = _nodes[node] with { Parent = above };
        var (left, right) = point[dimension] <= cut ? (leaf, node) : (node, leaf);
        _nodes[above] = new(_nodes[above].Parent, left, right, dimension, cut, _nodes[node].Mass);
        Low(node).CopyTo(Low(above));
        High(node).CopyTo(High(above));
        Grow(above, point);
        return leaf;
    }

    private int NewLeaf(ReadOnlySpan<float> point, int parent)
    {
        var leaf = _freeLeaves.Pop();
        point.CopyTo(PointOf(leaf));
        _nodes[leaf] = new(parent, None, None, 0, 0, 1);
        return leaf;
    }

    /// <summary>Puts another node where one is.</summary>
    private void Replace(int node, int other)
    {
        var parent = _nodes[node].Parent;
        _nodes[other] = _nodes[other] with { Parent = parent };
        if (parent == None)
        {
            _root = other;
        }
        else
        {
            _nodes[parent] = _nodes[parent].Left == node ? _nodes[parent] with { Left = other } : _nodes[parent] with { Right = other };
        }
    }

    /// <summary>A point came below a node: it and those above have one more, and boxes as much wider as is needed.</summary>
    private void Grow(int node, ReadOnlySpan<float> point)
    {
        for (var at = node; at != None; at = _nodes[at].Parent)
        {
            _nodes[at] = _nodes[at] with { Mass = _nodes[at].Mass + 1 };
            var low = Low(at);
            var high = High(at);
            for (var i = 0; i < point.Length; i++)
            {
                (low[i], high[i]) = (Math.Min(low[i], point[i]), Math.Max(high[i], point[i]));
            }
        }
    }

    /// <summary>A point went from below a node: it and those above have one less, and boxes that are as small as can be.</summary>
    private void Shrink(int node)
    {
        for (var at = node; at != None; at = _nodes[at].Parent)
        {
            _nodes[at] = _nodes[at] with { Mass = _nodes[at].Mass - 1 };
            Enclose(at);
        }
    }

    /// <summary>The box of a node out of those of its children.</summary>
    private void Enclose(int node)
    {
        var (left, right) = (_nodes[node].Left, _nodes[node].Right);
        for (var i = 0; i < _width; i++)
        {
            Low(node)[i] = Math.Min(Low(left)[i], Low(right)[i]);
            High(node)[i] = Math.Max(High(left)[i], High(right)[i]);
        }
    }
}
