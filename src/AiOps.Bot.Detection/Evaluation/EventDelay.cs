using System.Collections.Immutable;

namespace AiOps.Bot.Detection.Evaluation;

/// <summary>How late an event was found.</summary>
/// <param name="Block">The block of rows in which it began.</param>
/// <param name="Delay">From its begin; in rows or in seconds.</param>
internal readonly record struct EventDelay(int Block, double Delay)
{
    public static ImmutableArray<EventDelay> Sorted(IEnumerable<EventDelay> delays) => [.. delays.Where(d => double.IsFinite(d.Delay)).OrderBy(d => d.Delay)];

    /// <summary>The delay within which such a share was found, each event counting as often as its block was drawn; NaN where none was.</summary>
    public static double Quantile(ImmutableArray<EventDelay> sorted, int[] drawn, double share)
    {
        var all = sorted.Sum(d => (long)drawn[d.Block]);
        var (wanted, seen) = (Math.Max(1, (long)Math.Ceiling(share * all)), 0L);
        foreach (var delay in sorted)
        {
            seen += drawn[delay.Block];
            if (seen >= wanted)
            {
                return delay.Delay;
            }
        }

        return double.NaN;
    }
}
