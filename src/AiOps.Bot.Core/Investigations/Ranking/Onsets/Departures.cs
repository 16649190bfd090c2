using AiOps.Bot.Core.Investigations.Bundles;

namespace AiOps.Bot.Core.Investigations.Ranking.Onsets;

/// <summary>
/// Finds the metrics that left their normal range, and when. Normal is the baseline; where there is none, the first part of the series itself, which lies before
/// the alert.
/// </summary>
internal static class Departures
{
    /// <summary>Beyond four robust deviations a value is not noise: one in 16,000 if it were normally distributed.</summary>
    private const double Far = 4;

    /// <summary>One value alone is a blip.</summary>
    private const int Sustained = 2;

    private const int FewestNormal = 5;
    private const double NormalPart = 0.6;

    /// <summary>Some alerts come early: what departs shortly afterwards still belongs to it.</summary>
    private static readonly TimeSpan AfterAlert = TimeSpan.FromMinutes(5);

    public static IReadOnlyList<Departure> Of(IncidentBundle bundle)
    {
        var until = bundle.Alert?.Time is { } time ? time.UtcTicks + AfterAlert.Ticks : long.MaxValue;
        return [.. bundle.Metrics.Series.Select(s => Find(s, bundle.Baseline.Find(s.Key), until)).OfType<Departure>()];
    }

    private static Departure? Find(MetricSeries series, MetricSeries? baseline, long until)
    {
        var normal = baseline is { Count: >= FewestNormal } ? baseline.Values : Early(series, until);
        if (normal.Count < FewestNormal)
        {
            return null;
        }

        var range = NormalRange.Of(normal);
        var (start, length, far) = (-1, 0, 0.0);
        var i = 0;
        for (; i < series.Count && series.Ticks[i] <= until; i++)
        {
            var z = range.Z(series.Values[i]);
            if (Math.Abs(z) <= Far)
            {
                (start, length, far) = (-1, 0, 0);
                continue;
            }

            start = length == 0 ? i : start;
            length++;
            far = Math.Abs(z) > Math.Abs(far) ? z : far;
        }

        return length >= Sustained ? new(series.Key, series.Ticks[start], far, range.Median, series.Values[i - 1]) : null;
    }

    private static IReadOnlyList<double> Early(MetricSeries series, long until)
    {
        var before = series.Ticks.Count(t => t <= until);
        return [.. series.Values.Take((int)(before * NormalPart))];
    }
}
