using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection.Forecasting;

/// <summary>Level, trend and season while rows go by, in the error-correction form of Holt and Winters' recursions.</summary>
internal sealed class HoltWintersState(double level, double trend, double[] seasons)
{
    private const double Normal = 1.4826;
    private const double Believable = 2.5;
    private const double ScaleFade = 0.98;
    private double _level = level;
    private double _trend = trend;
    private double _scale;
    private int _phase;

    /// <summary>The first state: the middle of the first rows, no trend, the middle season.</summary>
    public static HoltWintersState Of(double[] values, int season)
    {
        var middle = OrderStatistics.Median(values.AsSpan(0, season).ToArray());
        var first = values[..Math.Min(values.Length, 4 * season)];
        var centre = OrderStatistics.Median([.. first]);
        double[] seasons = [.. Deseasonalised.PhaseMiddles(first, season).Select(p => p - centre)];
        var state = new HoltWintersState(middle, 0, seasons);
        state._scale = Normal * OrderStatistics.Median(values.Take(4 * season).Select((v, i) => Math.Abs(v - middle - seasons[i % season])).ToArray());
        return state;
    }

    public HoltWintersState Copy() => new(_level, _trend, [.. seasons]) { _scale = _scale, _phase = _phase };

    /// <summary>Learns the next row.</summary>
    /// <returns>By how much the forecast missed it.</returns>
    public double Observe(double value, SmoothingConstants constants, bool isRobust)
    {
        var damped = constants.Damping * _trend;
        var error = value - (_level + damped + seasons[_phase]);
        var learned = isRobust && _scale > 0 ? Math.Clamp(error, -Believable * _scale, Believable * _scale) : error;
        _scale = _scale <= 0 ? Math.Abs(error) : (ScaleFade * _scale) + ((1 - ScaleFade) * Normal * Math.Abs(learned));
        _level += damped + (constants.Level * learned);
        _trend = damped + (constants.Level * constants.Trend * learned);
        seasons[_phase] += constants.Season * (1 - constants.Level) * learned;
        _phase = (_phase + 1) % seasons.Length;
        return error;
    }

    public double[] Forecast(int rows, SmoothingConstants constants)
    {
        var (told, trend, ahead) = (new double[rows], _trend, _level);
        for (var i = 0; i < rows; i++)
        {
            trend *= constants.Damping;
            ahead += trend;
            told[i] = ahead + seasons[(_phase + i) % seasons.Length];
        }

        return told;
    }
}
