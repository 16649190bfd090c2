namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>
/// The hashed terms of a window for lexical search: each template as a whole, and its words without the placeholders. How often a line repeats says little, so a
/// word counts once for each template that has it.
/// </summary>
internal static class WindowTerms
{
    private const ulong WholeTemplate = 0x9e3779b97f4a7c15;
    private const int MaxWords = 40;

    /// <summary>A window that is stuffed with words is found by the first of them only; ordinary ones have a few dozen.</summary>
    private const int MaxTerms = 512;

    // The usual values of BM25. The average length is fixed, so that what is stored stays right while the corpus grows, as in Qdrant's own BM25 model; ten templates
    // of ten words are an ordinary window.
    private const float Saturation = 1.2f;
    private const float LengthShare = 0.75f;
    private const float AverageLength = 100;

    /// <summary>The terms with BM25's saturated frequency, for storing.</summary>
    public static TermVector Stored(IEnumerable<CountedTemplate> templates)
    {
        var counts = CountsOf(templates);
        var length = 1 - LengthShare + (LengthShare * counts.Values.Sum() / AverageLength);
        return Weighted(counts, count => count * (Saturation + 1) / (count + (Saturation * length)));
    }

    /// <summary>The terms with how often they are asked for.</summary>
    public static TermVector Asked(IEnumerable<CountedTemplate> templates) => Weighted(CountsOf(templates), count => count);

    /// <summary>The words of a template as hashes, and the template itself first.</summary>
    public static IEnumerable<ulong> Of(string template)
    {
        List<ulong> terms = [TermHash.Of(template, WholeTemplate)];
        foreach (var range in template.AsSpan().SplitAny(" \t,;=()[]{}\"'"))
        {
            var word = template.AsSpan(range).Trim(".:!?");
            if (word.Length >= 2 && !word.Contains('<'))
            {
                terms.Add(TermHash.Of(word));
                if (terms.Count > MaxWords)
                {
                    break;
                }
            }
        }

        return terms;
    }

    private static Dictionary<ulong, int> CountsOf(IEnumerable<CountedTemplate> templates)
    {
        var counts = new Dictionary<ulong, int>();
        foreach (var term in templates.SelectMany(t => Of(t.Text).Distinct()))
        {
            if (counts.Count < MaxTerms || counts.ContainsKey(term))
            {
                counts[term] = counts.GetValueOrDefault(term) + 1;
            }
        }

        return counts;
    }

    private static TermVector Weighted(Dictionary<ulong, int> counts, Func<int, float> weigh) => TermVector.Of(counts.Select(c => ((uint)c.Key, weigh(c.Value))));
}
