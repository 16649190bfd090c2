using AiOps.Bot.Detection.Models;

namespace AiOps.Bot.Detection.Scorers.Forests;

/// <content>The tree as bytes: nodes from the root down, the left before the right, so that what is read back can only be a tree. Boxes follow from the points.</content>
internal sealed partial class RandomCutTree
{
    private const int Leaf = -1;

    /// <summary>The number of the first leaf.</summary>
    public int FirstLeaf => _firstLeaf;

    /// <returns>The leaves in the order in which they were written: after <see cref="Load"/> they have the numbers 0, 1, ... behind <see cref="FirstLeaf"/>.</returns>
    public IReadOnlyList<int> Save(ModelOutput output)
    {
        var (dimensions, cuts, masses, leaves) = (new List<int>(), new List<float>(), new List<int>(), new List<int>());
        var left = new Stack<int>(_root == None ? [] : [_root]);
        while (left.TryPop(out var at))
        {
            dimensions.Add(IsLeaf(at) ? Leaf : _nodes[at].Dimension);
            if (IsLeaf(at))
            {
                masses.Add(_nodes[at].Mass);
                leaves.Add(at);
                continue;
            }

            cuts.Add(_nodes[at].Cut);
            left.Push(_nodes[at].Right);
            left.Push(_nodes[at].Left);
        }

        output.Array<int>([.. dimensions]);
        output.Array<float>([.. cuts]);
        output.Array<int>([.. masses]);
        output.Array<float>([.. leaves.SelectMany(l => PointOf(l).ToArray())]);
        return leaves;
    }

    /// <exception cref="FormatException">It is no tree of this size.</exception>
    public static RandomCutTree Load(ModelInput input, int capacity, int width)
    {
        var tree = new RandomCutTree(capacity, width);
        var (dimensions, cuts, masses) = (input.Array<int>(), input.Array<float>(), input.Array<int>());
        var points = input.Array<float>(masses.Length * width);
        var fits = masses.Length <= capacity && cuts.Length == Math.Max(0, masses.Length - 1) && dimensions.Length == cuts.Length + masses.Length && dimensions.Count(d => d == Leaf) == masses.Length;
        if (!fits || dimensions.Any(d => d < Leaf || d >= width) || masses.Any(m => m < 1))
        {
            throw new FormatException("A tree of the model does not fit together.");
        }

        new Reading(tree, dimensions, cuts, masses, points).Run();
        return tree;
    }

    /// <summary>Puts the parts of a saved tree together.</summary>
    private sealed class Reading(RandomCutTree tree, int[] dimensions, float[] cuts, int[] masses, float[] points)
    {
        private int _node;
        private int _cut;
        private int _leaf;

        public void Run()
        {
            tree._root = dimensions.Length == 0 ? None : Next(None);
            if (_node != dimensions.Length)
            {
                throw new FormatException("A tree of the model has nodes that belong nowhere.");
            }
        }

        // As deep as there are points at most, which are few.
        private int Next(int parent)
        {
            var dimension = _node < dimensions.Length ? dimensions[_node++] : throw new FormatException("A tree of the model ends early.");
            if (dimension == Leaf)
            {
                return NextLeaf(parent);
            }

            var (node, cut) = (tree._freeNodes.Pop(), cuts[_cut++]);
            var (left, right) = (Next(node), Next(node));
            tree._nodes[node] = new(parent, left, right, dimension, cut, tree._nodes[left].Mass + tree._nodes[right].Mass);
            tree.Enclose(node);
            return node;
        }

        private int NextLeaf(int parent)
        {
            var leaf = tree.NewLeaf(points.AsSpan(_leaf * tree._width, tree._width), parent);
            tree._nodes[leaf] = tree._nodes[leaf] with { Mass = masses[_leaf++] };
            return leaf;
        }
    }
}
