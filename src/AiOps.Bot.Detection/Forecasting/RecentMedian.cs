using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection.Forecasting;

/// <summary>The median of the last rows, for all rows: for a series without a season, or that has just changed.</summary>
/// <param name="rows">How many; null = those of a day.</param>
internal sealed class RecentMedian(int? rows) : IForecaster
{
    public string Name => rows is null ? "median of the last day" : $"median of the last {rows} rows";

    public int LeastHistory(ForecastShape shape) => 1;

    public double[] Forecast(SeriesHistory history, int origin, ForecastShape shape)
    {
        var known = history.Before(origin);
        var told = new double[shape.Rows];
        Array.Fill(told, OrderStatistics.Median(known[^Math.Min(known.Length, rows ?? shape.PerDay)..].ToArray()));
        return told;
    }
}
