namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>How like a question a window is, 0 to 1, by whichever of the two comparisons sees more.</summary>
internal sealed class WindowLikeness
{
    private readonly (uint Term, float Weight)[] _asked;
    private readonly float _total;
    private readonly float[]? _vector;

    public WindowLikeness(CountedTemplate[] asked, TermWeights weights, float[]? vector)
    {
        _asked = [.. asked.SelectMany(t => WindowTerms.Of(t.Text)).Distinct().Select(t => ((uint)t, weights.Of(t)))];
        _total = _asked.Sum(a => a.Weight);
        _vector = vector;
    }

    public double Of(VectorPoint point) => Math.Max(Coverage(point.Terms), Cosine(point));

    /// <summary>By the vectors only; 0 where one of the two has none.</summary>
    public double Cosine(VectorPoint point) => _vector is null ? 0 : Cosine(_vector, point.Vector);

    /// <summary>Of two windows to each other.</summary>
    public static double Between(VectorPoint a, VectorPoint b) =>
        a.Vector.Length > 0 && b.Vector.Length > 0 ? Cosine(a.Vector, b.Vector) : a.Terms.Likeness(b.Terms);

    /// <summary>
    /// BM25 with the rarity that words had in the background. Whoever writes many windows changes how rare a word is in the index, but not what was ordinary before.
    /// </summary>
    public double Words(VectorPoint point)
    {
        var score = 0.0;
        foreach (var (term, weight) in _asked)
        {
            var at = Array.BinarySearch(point.Terms.Terms, term);
            score += at >= 0 ? weight * point.Terms.Weights[at] : 0;
        }

        return score;
    }

    private double Coverage(TermVector terms) =>
        _total <= 0 ? 0 : _asked.Where(a => Array.BinarySearch(terms.Terms, a.Term) >= 0).Sum(a => a.Weight) / _total;

    private static double Cosine(float[] a, float[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            sum += a[i] * b[i];
        }

        return Math.Clamp(sum, 0, 1);
    }
}
