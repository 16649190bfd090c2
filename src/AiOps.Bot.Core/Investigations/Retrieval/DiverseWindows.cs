namespace AiOps.Bot.Core.Investigations.Retrieval;

/// <summary>
/// Chooses windows that answer the question and are unlike each other (maximal marginal relevance, Carbonell and Goldstein, SIGIR 1998), and at most a few of one
/// stream and of one group: a source stuffed with lines that match everything cannot push the others out.
/// </summary>
internal static class DiverseWindows
{
    private const double Relevance = 0.7;

    public static IReadOnlyList<FoundWindow> Choose(IReadOnlyList<FoundWindow> windows, WindowQuestion question)
    {
        var best = windows.Select(w => w.Rank).DefaultIfEmpty(1).Max();
        var (chosen, left) = (new List<FoundWindow>(), windows.ToDictionary(w => w, _ => 0.0));
        while (chosen.Count < question.Limit && left.Count > 0)
        {
            var next = left.MaxBy(l => (Relevance * l.Key.Rank / best) - ((1 - Relevance) * l.Value)).Key;
            left.Remove(next);
            chosen.Add(next);
            foreach (var window in left.Keys)
            {
                if (IsFull(chosen, window, question))
                {
                    left.Remove(window);
                }
                else
                {
                    left[window] = Math.Max(left[window], WindowLikeness.Between(next.Point, window.Point));
                }
            }
        }

        return chosen;
    }

    private static bool IsFull(List<FoundWindow> chosen, FoundWindow window, WindowQuestion question)
    {
        var stream = window.Point.Stream;
        return chosen.Count(c => c.Point.Stream == stream) >= question.PerStream
            || chosen.Count(c => c.Point.Stream.Source == stream.Source && c.Point.Stream.Group == stream.Group) >= question.PerGroup;
    }
}
