namespace AiOps.Bot.Detection.Forecasting;

/// <summary>
/// Exponential smoothing with an additive season and a damped trend (Winters 1960; Gardner and McKenzie 1985). Each row is cut to what its forecast believes before it is learned
/// (robust smoothing: Gelper, Fried, Croux 2010), and the smoothing constants minimise the absolute error of the next row.
/// </summary>
internal sealed class HoltWintersForecaster : IForecaster
{
    private const int Evaluations = 160;
    private static readonly double[] Start = [-1.5, -3.5, -2, 2.5];

    public string Name => "holt-winters";

    public int LeastHistory(ForecastShape shape) => (3 * Season(shape)) + 2;

    public double[] Forecast(SeriesHistory history, int origin, ForecastShape shape)
    {
        var (values, season) = (Deseasonalised.Recent(history, origin, Season(shape)), Season(shape));
        var first = HoltWintersState.Of(values, season);
        var found = NelderMead.Minimise(p => Run(values, first.Copy(), Constants(p)), Start, 0.7, Evaluations);
        var state = first.Copy();
        Run(values, state, Constants(found));
        return state.Forecast(shape.Rows, Constants(found));
    }

    private static int Season(ForecastShape shape) => shape.PerDay == 1 ? ForecastShape.DaysAWeek : shape.PerDay;

    /// <summary>Between 0 and 1; the damping between 0.8 and 1, below which a trend is none.</summary>
    private static SmoothingConstants Constants(double[] place) => new(Share(place[0]), Share(place[1]), Share(place[2]), 0.8 + (0.2 * Share(place[3])));

    private static double Share(double place) => 1 / (1 + Math.Exp(-place));

    private static double Run(double[] values, HoltWintersState state, SmoothingConstants constants)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += Math.Abs(state.Observe(value, constants, isRobust: true));
        }

        return sum;
    }
}
