using System.Numerics;

namespace AiOps.Bot.Detection.Templates;

public sealed partial class TemplateMiner
{
    /// <summary>Work per new template is bounded by looking at so many words of it.</summary>
    private const int MaxPairedPlaces = 12;

    /// <summary>So many different lines, and so many different words in each of both places, make both variable.</summary>
    private const int LinesNeeded = 12;
    private const int WordsNeeded = 6;

    /// <summary>
    /// Two places that vary together (who did it, and to what) never leave one of them alone to vary, so the evidence for them is counted by pairs.
    /// </summary>
    private ulong PairToOpen(TemplateCluster cluster)
    {
        var candidates = PairCandidates(cluster);
        var shape = cluster.ShapeHash;
        ulong found = 0;
        for (var left = candidates; left != 0; left &= left - 1)
        {
            for (var right = left & (left - 1); right != 0; right &= right - 1)
            {
                var pair = (left & (~left + 1)) | (right & (~right + 1));
                if (CountPair(cluster, shape, pair) && found == 0 && IsVaried(cluster, pair))
                {
                    found = pair;
                }
            }
        }

        return found;
    }

    private static ulong PairCandidates(TemplateCluster cluster)
    {
        ulong places = 0;
        for (var i = 0; i < Math.Min(cluster.Length, Shape.MaxPlaces) && BitOperations.PopCount(places) < MaxPairedPlaces; i++)
        {
            var isWord = cluster.Hashes[i] != Shape.Wild && (cluster.TellingPlaces >> i & 1) != 0 && TokenWeight.Of(cluster.Texts[i]) == TokenWeight.Word;
            places |= isWord ? 1UL << i : 0;
        }

        return places;
    }

    /// <summary>Counts a line for the pair; true each time that enough more have come to look closer.</summary>
    private bool CountPair(TemplateCluster cluster, ulong shape, ulong pair)
    {
        var isTold = BitOperations.PopCount(cluster.TellingPlaces & ~pair) >= 2;
        return isTold && _pairs.Add(Shape.Open(shape, cluster.Hashes, pair), 1) % LinesNeeded == 0;
    }

    private bool IsVaried(TemplateCluster cluster, ulong pair)
    {
        var first = BitOperations.TrailingZeroCount(pair);
        var second = BitOperations.TrailingZeroCount(pair & (pair - 1));
        var hashes = WithOpen(cluster.Hashes, pair);
        HashSet<ulong> firstWords = [], secondWords = [];
        foreach (var member in _byLength[cluster.Length].Clusters)
        {
            if (TemplateCluster.Covers(hashes, member.Hashes))
            {
                firstWords.Add(member.Hashes[first]);
                secondWords.Add(member.Hashes[second]);
            }
        }

        return firstWords.Count >= WordsNeeded && secondWords.Count >= WordsNeeded;
    }
}
