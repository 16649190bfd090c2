namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>How rare terms are among the windows of a sample: inverse document frequency, smoothed.</summary>
internal sealed class TermWeights
{
    /// <summary>Every term weighs the same.</summary>
    public static readonly TermWeights Even = new([], 0);

    private readonly Dictionary<ulong, int> _windowsWith;
    private readonly int _windows;

    private TermWeights(Dictionary<ulong, int> windowsWith, int windows) => (_windowsWith, _windows) = (windowsWith, windows);

    public static TermWeights From(IEnumerable<IEnumerable<ulong>> windows)
    {
        var counts = new Dictionary<ulong, int>();
        var total = 0;
        foreach (var window in windows)
        {
            total++;
            foreach (var term in window.Distinct())
            {
                counts[term] = counts.GetValueOrDefault(term) + 1;
            }
        }

        return new(counts, total);
    }

    public float Of(ulong term) => _windows == 0 ? 1 : MathF.Log((1f + _windows) / (1f + _windowsWith.GetValueOrDefault(term))) + 0.1f;
}
