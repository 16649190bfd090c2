using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection.Forecasting;

/// <summary>What fitted models are given: the latest rows, with what lies far off the same time of other days cut to what is believable, for past anomalies spoil fits.</summary>
internal static class Deseasonalised
{
    /// <summary>Six weeks of days: older ones say little and cost time.</summary>
    private const int MostSeasons = 42;

    private const double Believable = 4;
    private const double Normal = 1.4826;

    public static double[] Recent(SeriesHistory history, int origin, int season)
    {
        var known = history.Before(origin);
        return known[^Math.Min(known.Length, MostSeasons * Math.Max(season, 24))..].ToArray();
    }

    /// <summary>Rows cut to within four robust deviations of the middle of the same time of other days.</summary>
    public static double[] Cleaned(double[] values, int season)
    {
        var middles = PhaseMiddles(values, season);
        var residuals = values.Select((v, i) => v - middles[i % season]).ToArray();
        var spread = Normal * OrderStatistics.Median(residuals.Select(Math.Abs).ToArray());
        var most = Believable * spread;
        return spread > 0 ? [.. residuals.Select((r, i) => middles[i % season] + Math.Clamp(r, -most, most))] : values;
    }

    public static double[] PhaseMiddles(double[] values, int season) =>
        [.. Enumerable.Range(0, season).Select(p => p < values.Length ? OrderStatistics.Median([.. values.Where((_, i) => i % season == p)]) : 0)];
}
