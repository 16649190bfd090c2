namespace AiOps.Bot.Detection.Templates;

/// <summary>
/// Counts, for a shape with one place left open, how many different tokens were seen in that place. Two generations bound it: when the young one is full, the old one,
/// which nobody asked for since, is forgotten.
/// </summary>
internal sealed class VariationTable(int capacity)
{
    private readonly int _generation = Math.Max(1, capacity / 2);

    public Dictionary<ulong, int> Young { get; private set; } = [];

    public Dictionary<ulong, int> Old { get; private set; } = [];

    /// <summary>Counts one more, and says how many it makes.</summary>
    public int Add(ulong key)
    {
        Young.TryGetValue(key, out var count);
        if (count == 0)
        {
            Old.Remove(key, out count);
        }

        if (Young.Count >= _generation)
        {
            (Old, Young) = (Young, []);
            Old.Remove(key);
        }

        return Young[key] = count + 1;
    }

    public void Restore(Dictionary<ulong, int> young, Dictionary<ulong, int> old) => (Young, Old) = (young, old);
}
