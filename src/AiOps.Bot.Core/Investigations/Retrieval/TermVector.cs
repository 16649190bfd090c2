namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>Hashed terms with their weights: what lexical search compares. Both lists are equally long, terms ascending and without repetition.</summary>
/// <param name="Weights">Of a stored window: the saturated, length-normalised term frequency of BM25. Of a query: how often it asks for the term.</param>
public sealed record TermVector(uint[] Terms, float[] Weights)
{
    public static readonly TermVector Empty = new([], []);

    public bool IsEmpty => Terms.Length == 0;

    /// <summary>Orders the terms and adds up those that collide.</summary>
    internal static TermVector Of(IEnumerable<(uint Term, float Weight)> weighted)
    {
        var sums = new SortedDictionary<uint, float>();
        foreach (var (term, weight) in weighted)
        {
            sums[term] = sums.GetValueOrDefault(term) + weight;
        }

        return new([.. sums.Keys], [.. sums.Values]);
    }

    /// <summary>The cosine of the angle between two, 0 to 1; 0 where one is empty.</summary>
    internal double Likeness(TermVector other)
    {
        var (i, j, dot) = (0, 0, 0.0);
        while (i < Terms.Length && j < other.Terms.Length)
        {
            var (a, b) = (Terms[i], other.Terms[j]);
            dot += a == b ? Weights[i] * (double)other.Weights[j] : 0;
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        return dot == 0 ? 0 : dot / Math.Sqrt(SquaredLength() * other.SquaredLength());
    }

    private double SquaredLength() => Weights.Sum(w => (double)w * w);
}
