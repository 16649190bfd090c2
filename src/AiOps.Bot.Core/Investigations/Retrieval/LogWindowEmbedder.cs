using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>
/// Embeds log windows by their masked templates: hashed TF-IDF with signed hashing, unit length, deterministic. The scheme is SMART's lnc.ltc (Manning et al.,
/// "Introduction to Information Retrieval", 6.4.3): stored windows weigh terms by 1 + ln(count), a query also by how rare a term is, so vectors that are stored
/// stay right while the corpus grows.
/// </summary>
internal sealed class LogWindowEmbedder(ILogTemplates templates)
{
    public const int Dimension = 256;
    private const ulong WholeTemplate = 0x9e3779b97f4a7c15;
    private const int MaxWords = 40;

    /// <summary>Terms of a window with their counts: each template as a whole, and its words without the placeholders.</summary>
    public Dictionary<ulong, int> TermsOf(IEnumerable<string> messages)
    {
        var terms = new Dictionary<ulong, int>();
        foreach (var (mask, count) in messages.Select(templates.MaskOf).CountBy(m => m, StringComparer.Ordinal))
        {
            Add(terms, TermHash.Of(mask, WholeTemplate), count);
            AddWords(terms, mask, count);
        }

        return terms;
    }

    public float[] Embed(IEnumerable<string> messages) => Embed(TermsOf(messages), TermWeights.Even);

    public static float[] Embed(Dictionary<ulong, int> terms, TermWeights weights)
    {
        var vector = new float[Dimension];

        // Sums of floats depend on their order, and a dictionary's order on how it was filled.
        foreach (var (term, count) in terms.OrderBy(t => t.Key))
        {
            var weight = (1 + MathF.Log(count)) * weights.Of(term);
            vector[term % Dimension] += (term >> 63) == 0 ? weight : -weight;
        }

        return Normalise(vector);
    }

    private static void AddWords(Dictionary<ulong, int> terms, string mask, int count)
    {
        var words = 0;
        foreach (var range in mask.AsSpan().SplitAny(" \t,;=()[]{}\"'"))
        {
            var word = mask.AsSpan(range).Trim(".:!?");
            if (word.Length < 2 || word.Contains('<'))
            {
                continue;
            }

            Add(terms, TermHash.Of(word), count);
            if (++words == MaxWords)
            {
                return;
            }
        }
    }

    private static void Add(Dictionary<ulong, int> terms, ulong term, int count) => terms[term] = terms.GetValueOrDefault(term) + count;

    private static float[] Normalise(float[] vector)
    {
        var length = MathF.Sqrt(vector.Sum(v => v * v));
        if (length == 0)
        {
            // A window without words still needs a direction, or it would be like everything.
            vector[0] = 1;
            return vector;
        }

        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] /= length;
        }

        return vector;
    }
}
