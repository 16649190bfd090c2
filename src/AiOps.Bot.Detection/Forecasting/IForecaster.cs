namespace AiOps.Bot.Detection.Forecasting;

/// <summary>
/// One way to foretell the rows after an origin. Looks at nothing from the origin on; never throws on values; the same history gives the same forecast, bit by bit.
/// </summary>
public interface IForecaster
{
    /// <summary>For <c>--model</c> and for people.</summary>
    string Name { get; }

    /// <summary>How many rows must lie before the origin, at least 1.</summary>
    int LeastHistory(ForecastShape shape);

    /// <summary>The middle of what is to be expected, row by row.</summary>
    /// <param name="history">Only rows before the origin are looked at.</param>
    /// <param name="origin">The first row to foretell, at least <see cref="LeastHistory"/>.</param>
    /// <returns>One finite value for each row of the shape.</returns>
    double[] Forecast(SeriesHistory history, int origin, ForecastShape shape);
}
