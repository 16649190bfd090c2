using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection.Forecasting;

/// <summary>A profile of earlier days, moved by what the last rows lay above or below it, which may fade.</summary>
internal sealed class ProfileForecaster(SeasonProfile profile, LevelShift shift) : IForecaster
{
    public string Name => shift.Share == 0 ? profile.Name : $"{profile.Name}, {shift.Name}";

    public int LeastHistory(ForecastShape shape) => Math.Max(1, profile.FirstRow(shape) + (shift.Share == 0 ? 0 : shape.Span(shift.Hours)));

    public double[] Forecast(SeriesHistory history, int origin, ForecastShape shape)
    {
        var (moved, fade) = (shift.Share == 0 ? 0 : shift.Share * Residual(history, origin, shape), shift.FadeHours * shape.Rows / 24);
        var told = new double[shape.Rows];
        for (var i = 0; i < told.Length; i++)
        {
            told[i] = history.Expected(profile, origin + i, shape) + (moved * (double.IsFinite(fade) ? Math.Exp(-(i + 1) / fade) : 1));
        }

        return told;
    }

    private double Residual(SeriesHistory history, int origin, ForecastShape shape)
    {
        var residuals = new double[shape.Span(shift.Hours)];
        for (var i = 0; i < residuals.Length; i++)
        {
            var row = origin - residuals.Length + i;
            residuals[i] = history.Residual(profile, row, shape);
        }

        return OrderStatistics.Median(residuals);
    }
}
