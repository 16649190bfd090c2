using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Bundles;

/// <summary>One metric over time, oldest first, each time once; a cell that is missing is simply not there.</summary>
/// <param name="Ticks">UTC ticks, rising.</param>
/// <param name="Values">Finite; in the unit that the metric has.</param>
public sealed record MetricSeries(MetricKey Key, ImmutableArray<long> Ticks, ImmutableArray<double> Values)
{
    public int Count => Values.Length;

    /// <summary>Orders rows by time; of several with one time the last counts, which is how a corrected export looks.</summary>
    public static MetricSeries Of(MetricKey key, IReadOnlyList<(long Ticks, double Value)> rows)
    {
        var byTime = new SortedDictionary<long, double>();
        foreach (var (ticks, value) in rows)
        {
            byTime[ticks] = value;
        }

        return new(key, [.. byTime.Keys], [.. byTime.Values]);
    }
}
