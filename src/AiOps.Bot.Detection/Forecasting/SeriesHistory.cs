namespace AiOps.Bot.Detection.Forecasting;

/// <summary>
/// The values of one series at equal steps, and what forecasters remember of it between origins. Values that are not numbers are taken as the one before. Not thread-safe.
/// </summary>
public sealed class SeriesHistory
{
    /// <summary>Bounds products and sums of values.</summary>
    private const double Huge = 1e100;

    private readonly double[] _values;
    private readonly Dictionary<(SeasonProfile Profile, ForecastShape Shape), double[]> _profiles = [];
    private readonly Dictionary<(IForecaster Forecaster, int Origin, ForecastShape Shape), double[]> _told = [];

    /// <param name="values">In order of time.</param>
    public SeriesHistory(ReadOnlySpan<double> values)
    {
        _values = values.ToArray();
        var last = 0.0;
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = last = double.IsFinite(_values[i]) ? Math.Clamp(_values[i], -Huge, Huge) : last;
        }
    }

    public int Count => _values.Length;

    internal double this[int row] => _values[row];

    /// <summary>The rows before an origin.</summary>
    public ReadOnlySpan<double> Before(int origin) => _values.AsSpan(0, origin);

    /// <summary>What the profile expects of a row; a row that was asked for before is not worked out again.</summary>
    internal double Expected(SeasonProfile profile, int row, ForecastShape shape)
    {
        if (!_profiles.TryGetValue((profile, shape), out var known))
        {
            _profiles[(profile, shape)] = known = new double[_values.Length + shape.Rows];
            Array.Fill(known, double.NaN);
        }

        return double.IsNaN(known[row]) ? known[row] = profile.Of(_values, row, shape) : known[row];
    }

    /// <summary>The forecast, remembered: rolling origins ask for the same ones again.</summary>
    internal double[] Told(IForecaster forecaster, int origin, ForecastShape shape) =>
        _told.TryGetValue((forecaster, origin, shape), out var told) ? told : _told[(forecaster, origin, shape)] = forecaster.Forecast(this, origin, shape);

    /// <summary>Forgets forecasts of origins that nobody asks for any more.</summary>
    internal void ForgetBefore(int origin)
    {
        foreach (var key in _told.Keys.Where(k => k.Origin < origin).ToArray())
        {
            _told.Remove(key);
        }
    }
}
