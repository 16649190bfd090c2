namespace AiOps.Bot.Detection.Templates;

/// <summary>
/// Sums, for a shape with one place left open, the weights of the different tokens seen in that place. Two generations bound it: when the young one is full, the old one,
/// which nobody asked for since, is forgotten.
/// </summary>
internal sealed class VariationTable(int capacity)
{
    private readonly int _generation = Math.Max(1, capacity / 2);

    public Dictionary<ulong, int> Young { get; private set; } = [];

    public Dictionary<ulong, int> Old { get; private set; } = [];

    /// <summary>Adds a weight, and gives the sum.</summary>
    public int Add(ulong key, int weight)
    {
        Young.TryGetValue(key, out var sum);
        if (sum == 0)
        {
            Old.Remove(key, out sum);
        }

        if (Young.Count >= _generation)
        {
            (Old, Young) = (Young, []);
            Old.Remove(key);
        }

        return Young[key] = sum + weight;
    }

    public void Restore(Dictionary<ulong, int> young, Dictionary<ulong, int> old) => (Young, Old) = (young, old);
}
