namespace AiOps.Bot.Detection.Forecasting;

/// <summary>
/// The theta method (Assimakopoulos and Nikolopoulos 2000): simple exponential smoothing with half of the line's slope as drift (Hyndman and Billah 2003), on rows without their season. The
/// smoothing constant minimises the absolute error of the next row.
/// </summary>
internal sealed class ThetaForecaster : IForecaster
{
    private static readonly double[] Alphas = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98];

    public string Name => "theta";

    public int LeastHistory(ForecastShape shape) => (2 * Season(shape)) + 2;

    public double[] Forecast(SeriesHistory history, int origin, ForecastShape shape)
    {
        var season = Season(shape);
        var values = Deseasonalised.Cleaned(Deseasonalised.Recent(history, origin, season), season);
        var middles = Deseasonalised.PhaseMiddles(values, season);
        double[] rest = [.. values.Select((v, i) => v - middles[i % season])];
        var alpha = Alphas.MinBy(a => Smooth(rest, a).Error);
        return [.. Extrapolate(rest, alpha, shape.Rows).Select((f, i) => f + middles[(values.Length + i) % season])];
    }

    /// <summary>Level after the last row plus drift; the level begins at the first row.</summary>
    public static double[] Extrapolate(double[] values, double alpha, int rows)
    {
        var (level, slope, count) = (Smooth(values, alpha).Level, Slope(values), values.Length);
        var begun = (1 - Math.Pow(1 - alpha, count)) / alpha;
        return [.. Enumerable.Range(0, rows).Select(h => level + (slope / 2 * (h + begun)))];
    }

    private static int Season(ForecastShape shape) => shape.PerDay == 1 ? ForecastShape.DaysAWeek : shape.PerDay;

    private static (double Level, double Error) Smooth(double[] values, double alpha)
    {
        var (level, error) = (values[0], 0.0);
        foreach (var value in values)
        {
            error += Math.Abs(value - level);
            level += alpha * (value - level);
        }

        return (level, error);
    }

    private static double Slope(double[] values)
    {
        var (middle, mean) = ((values.Length - 1) / 2.0, values.Average());
        var (above, below) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            above += (i - middle) * (values[i] - mean);
            below += (i - middle) * (i - middle);
        }

        return below > 0 ? above / below : 0;
    }
}
