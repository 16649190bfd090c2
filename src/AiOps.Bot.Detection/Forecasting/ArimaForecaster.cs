namespace AiOps.Bot.Detection.Forecasting;

/// <summary>
/// Seasonal ARIMA (Box and Jenkins 1970) on rows that were cleaned of anomalies. Begins at Hannan and Rissanen's (1982) regression, minimises the conditional sum of squares, and takes
/// the order of the least corrected information criterion (Hurvich and Tsai 1989) of a few; small models are finished by exact likelihood.
/// </summary>
internal sealed class ArimaForecaster : IForecaster
{
    private const int Evaluations = 120;
    private const int ExactEvaluations = 60;

    /// <summary>The filter's cost grows with the square of the longest lag.</summary>
    private const int MostExact = 6;

    private const int MostRows = 1_008;

    public string Name => "arima";

    public int LeastHistory(ForecastShape shape) => (3 * Season(shape)) + 20;

    public double[] Forecast(SeriesHistory history, int origin, ForecastShape shape)
    {
        var season = Season(shape);
        var recent = Deseasonalised.Recent(history, origin, season);
        var values = Deseasonalised.Cleaned(recent[^Math.Min(recent.Length, Math.Max(MostRows, 4 * season))..], season);
        var (order, place, mean) = Choose(values, season);
        var apart = order.Difference(values).Select(v => v - mean).ToArray();
        var told = order.Integrate(values, [.. ArmaPolynomials.Of(order, place).Forecast(apart, shape.Rows).Select(v => v + mean)]);

        // What explodes is no forecast: nothing leaves the range of the rows by more than its width.
        var (low, high) = (values.Min(), values.Max());
        return [.. told.Select(v => Math.Clamp(double.IsFinite(v) ? v : values[^1], low - (high - low), high + (high - low)))];
    }

    private static int Season(ForecastShape shape) => shape.PerDay == 1 ? ForecastShape.DaysAWeek : shape.PerDay;

    private static (ArimaOrder Order, double[] Place, double Mean) Choose(double[] values, int season)
    {
        var differences = NeedsDifference(values, season) ? 1 : 0;
        var best = (Order: new ArimaOrder(0, differences, 0, 0, 1, 0, season), Place: Array.Empty<double>(), Criterion: double.PositiveInfinity);
        foreach (var (ar, ma) in (ReadOnlySpan<(int, int)>)[(1, 0), (0, 1), (1, 1), (2, 1), (1, 2), (2, 2)])
        {
            var order = new ArimaOrder(ar, differences, ma, 0, 1, 1, season);
            var fitted = Fit(order.Difference(values), order);
            best = fitted.Criterion < best.Criterion ? (order, fitted.Place, fitted.Criterion) : best;
        }

        return (best.Order, best.Place, 0);
    }

    /// <summary>Whether what is left of the season's differences wanders rather than returns: its first autocorrelation is near one.</summary>
    private static bool NeedsDifference(double[] values, int season)
    {
        var apart = new ArimaOrder(0, 0, 0, 0, 1, 0, season).Difference(values);
        var (product, square) = (0.0, 0.0);
        for (var i = 1; i < apart.Length; i++)
        {
            product += apart[i] * apart[i - 1];
            square += apart[i] * apart[i];
        }

        return square > 0 && product / square > 0.97;
    }

    /// <summary>By conditional sum of squares, and small models then by exact likelihood.</summary>
    public static (double[] Place, double Criterion) Fit(double[] apart, ArimaOrder order)
    {
        var lost = order.Ar + (order.SeasonalAr * order.Season);
        double Squares(double[] place) => ArmaPolynomials.Of(order, place).Residuals(apart).Skip(lost).Sum(e => e * e);
        var place = NelderMead.Minimise(Squares, HannanRissanen.Start(apart, order), 0.3, Evaluations);
        if (ArmaPolynomials.Of(order, place).Longest <= MostExact)
        {
            place = NelderMead.Minimise(p => ArmaLikelihood.Deviance(apart, ArmaPolynomials.Of(order, p)), place, 0.1, ExactEvaluations);
        }

        var (count, parameters) = (apart.Length - lost, order.Parameters + 1);
        var criterion = (count * Math.Log(Math.Max(Squares(place) / count, 1e-300))) + (2.0 * parameters * count / Math.Max(1, count - parameters - 1));
        return (place, criterion);
    }
}
