using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>Something else follows a statement than before the onset, or what used to follow does not any more.</summary>
/// <param name="After">The statement after which it is so.</param>
/// <param name="Next">What follows now, or used to follow.</param>
/// <param name="Before">How often it followed before.</param>
/// <param name="Since">How often since the onset.</param>
/// <param name="Surprise">A log-likelihood ratio in nats: 3 is about 20 to 1.</param>
/// <param name="Row">Place of the first line of the pair among the incident's rows; of a vanished one, among the ordinary rows.</param>
internal sealed record SuccessorShift(int Entity, int After, int Next, int Before, int Since, double Surprise, int Row)
{
    private const double Telling = 3;

    /// <summary>What follows a statement is known once it was seen so often.</summary>
    private const int Known = 10;

    public bool IsNew => Before == 0;

    /// <summary>New and vanished successors, the most surprising first. Statements whose successors vary anyway surprise nobody.</summary>
    public static IReadOnlyList<SuccessorShift> Between(IReadOnlyList<LogRow> ordinary, IReadOnlyList<LogRow> since)
    {
        var (before, now) = (Successors.Of(ordinary), Successors.Of(since));
        return
        [
            .. now.Pairs.Select(p => New(p, before, now)).Concat(before.Pairs.Select(p => Vanished(p, before, now))).OfType<SuccessorShift>()
                .Where(s => s.Surprise >= Telling)
                .OrderByDescending(s => s.Surprise).ThenBy(s => s.Entity).ThenBy(s => s.After).ThenBy(s => s.Next),
        ];
    }

    /// <summary>The chance of a successor never seen is about the share of those seen once (Good and Turing).</summary>
    private static SuccessorShift? New(KeyValuePair<(int Entity, int After, int Next), (int Count, int Row)> pair, Successors before, Successors now)
    {
        var place = (pair.Key.Entity, pair.Key.After);
        var known = before.Total(place);
        if (known < Known || before.Count(pair.Key) > 0)
        {
            return null;
        }

        var expected = now.Total(place) * (before.Singletons(place) + 0.5) / (known + 1);
        return Of(pair, 0, pair.Value.Count, (pair.Value.Count * Math.Log(pair.Value.Count / expected)) - pair.Value.Count + expected);
    }

    private static SuccessorShift? Vanished(KeyValuePair<(int Entity, int After, int Next), (int Count, int Row)> pair, Successors before, Successors now)
    {
        var place = (pair.Key.Entity, pair.Key.After);
        var total = before.Total(place);
        var expected = (double)pair.Value.Count * now.Total(place) / Math.Max(1, total);
        return total >= Known && now.Count(pair.Key) == 0 ? Of(pair, pair.Value.Count, 0, expected) : null;
    }

    private static SuccessorShift Of(KeyValuePair<(int Entity, int After, int Next), (int Count, int Row)> pair, int before, int since, double surprise) =>
        new(pair.Key.Entity, pair.Key.After, pair.Key.Next, before, since, surprise, pair.Value.Row);
}
