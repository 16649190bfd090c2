using System.Numerics;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>
/// Chooses hits that are like the query and unlike each other (maximal marginal relevance, Carbonell and Goldstein, SIGIR 1998), and at most a few of one stream:
/// a stream stuffed with lines that match everything cannot push the others out.
/// </summary>
internal static class DiverseHits
{
    private const double Relevance = 0.7;

    public static IReadOnlyList<VectorHit> Choose(IReadOnlyList<VectorHit> hits, int count, int perStream)
    {
        var chosen = new List<VectorHit>();
        var left = hits.ToList();
        while (chosen.Count < count && left.Count > 0)
        {
            var next = left.MaxBy(h => (Relevance * h.Similarity) - ((1 - Relevance) * chosen.Select(c => Likeness(c, h)).DefaultIfEmpty(0).Max()))!;
            left.Remove(next);
            chosen.Add(next);
            if (chosen.Count(c => c.Point.Stream == next.Point.Stream) >= perStream)
            {
                left.RemoveAll(h => SameStream(h, next.Point.Stream));
            }
        }

        return chosen;
    }

    private static bool SameStream(VectorHit hit, StreamKey stream) => hit.Point.Stream == stream;

    private static double Likeness(VectorHit a, VectorHit b)
    {
        var (x, y) = (a.Point.Vector, b.Point.Vector);
        var (sum, width) = (0f, Vector<float>.Count);
        var i = 0;
        for (; i <= Math.Min(x.Length, y.Length) - width; i += width)
        {
            sum += Vector.Dot(new Vector<float>(x, i), new Vector<float>(y, i));
        }

        for (; i < Math.Min(x.Length, y.Length); i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }
}
