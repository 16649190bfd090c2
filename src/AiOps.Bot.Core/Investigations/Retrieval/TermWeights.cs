namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>How rare templates and words are among the windows of a sample: inverse document frequency, smoothed.</summary>
internal sealed class TermWeights
{
    /// <summary>Everything weighs the same.</summary>
    public static readonly TermWeights Even = new([], 0);

    private readonly Dictionary<ulong, int> _windowsWith;
    private readonly int _windows;

    private TermWeights(Dictionary<ulong, int> windowsWith, int windows) => (_windowsWith, _windows) = (windowsWith, windows);

    public static TermWeights From(IEnumerable<CountedTemplate[]> windows)
    {
        var counts = new Dictionary<ulong, int>();
        var total = 0;
        foreach (var window in windows)
        {
            total++;
            foreach (var term in window.SelectMany(t => WindowTerms.Of(t.Text)).Distinct())
            {
                counts[term] = counts.GetValueOrDefault(term) + 1;
            }
        }

        return new(counts, total);
    }

    /// <summary>The weight of a template: that of its rarest part would make every typing error precious, so the mean of the template and its words.</summary>
    public float Of(string template) => _windows == 0 ? 1 : WindowTerms.Of(template).Average(Of);

    /// <summary>The weight of a hashed term.</summary>
    public float Of(ulong term) => _windows == 0 ? 1 : MathF.Log((1f + _windows) / (1f + _windowsWith.GetValueOrDefault(term))) + 0.1f;
}
