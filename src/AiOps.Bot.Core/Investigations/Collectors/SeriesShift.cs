using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>How far a metric went from its ordinary values.</summary>
/// <param name="Before">Its ordinary value: the median of the time before.</param>
/// <param name="Since">Where it went: the second most distant value, so that a single cell decides nothing.</param>
/// <param name="Z">The distance in units of how much it ordinarily varies.</param>
internal sealed record SeriesShift(MetricKey Key, double Before, double Since, double Z)
{
    private const int FewestBefore = 12;
    private const int FewestSince = 2;

    /// <summary>A metric that never moved may move by a twentieth before anybody calls it unusual.</summary>
    private const double Floor = 0.05;

    /// <returns>Null where there is too little to compare.</returns>
    public static SeriesShift? Of(MetricSeries before, MetricSeries since)
    {
        if (before.Count < FewestBefore || since.Count < FewestSince)
        {
            return null;
        }

        var ordered = before.Values.Order().ToArray();
        var median = At(ordered, 0.5);
        var spread = 1.4826 * At([.. before.Values.Select(v => Math.Abs(v - median)).Order()], 0.5);

        // The middle 95 % of a normal distribution is 3.92 standard deviations wide; where there is a daily cycle it is far wider than the MAD says.
        var scale = Math.Max(Math.Max(spread, (At(ordered, 0.975) - At(ordered, 0.025)) / 3.92), Math.Max(Floor * Math.Abs(median), 1e-9));
        var far = since.Values.OrderByDescending(v => Math.Abs(v - median)).ElementAt(1);
        return new(since.Key, median, far, Math.Abs(far - median) / scale);
    }

    private static double At(double[] ordered, double share) => ordered[(int)Math.Round(share * (ordered.Length - 1))];
}
