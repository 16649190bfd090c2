namespace AiOps.Bot.Detection.Forecasting;

/// <summary>
/// The values of one series at equal steps, and what forecasters remember of it between origins. Values that are not numbers are taken as the one before. Not thread-safe.
/// </summary>
public sealed class SeriesHistory
{
    /// <summary>Bounds products and sums of values.</summary>
    private const double Huge = 1e100;

    /// <summary>What is usual is learned from four weeks of hours, or as many rows of other steps, evenly chosen.</summary>
    private const int MostUsual = 28 * 24;

    private const int UsualDays = 28;
    private const double UsualShare = 0.9;

    private readonly double[] _values;
    private readonly Dictionary<(SeasonProfile Profile, ForecastShape Shape), double[]> _profiles = [];
    private readonly Dictionary<(SeasonProfile Profile, ForecastShape Shape, int Block), double> _usual = [];
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

    /// <summary>How far a row lies from what the profile expects of it, as far as that is believed.</summary>
    internal double Residual(SeasonProfile profile, int row, ForecastShape shape) => Believed(profile, row, _values[row] - Expected(profile, row, shape), shape);

    /// <summary>What is believed of a residual that is known at a row.</summary>
    internal double Believed(SeasonProfile profile, int row, double residual, ForecastShape shape) => HampelBound.Of(residual, Usual(profile, row / shape.Rows, shape));

    /// <summary>The size that nine of ten residuals before a block of rows stay below; infinite before a few blocks are known.</summary>
    private double Usual(SeasonProfile profile, int block, ForecastShape shape)
    {
        if (_usual.TryGetValue((profile, shape, block), out var known))
        {
            return known;
        }

        var to = block * shape.Rows;
        var from = Math.Max(profile.FirstRow(shape), to - (UsualDays * shape.PerDay));
        return _usual[(profile, shape, block)] = to - from < ForecastShape.DaysAWeek * shape.Rows ? double.PositiveInfinity : Size(profile, (from, to), shape);
    }

    private double Size(SeasonProfile profile, (int From, int To) rows, ForecastShape shape)
    {
        var sizes = new double[Math.Min(MostUsual, rows.To - rows.From)];
        for (var i = 0; i < sizes.Length; i++)
        {
            var row = rows.From + (int)((long)i * (rows.To - rows.From) / sizes.Length);
            sizes[i] = Math.Abs(_values[row] - Expected(profile, row, shape));
        }

        Array.Sort(sizes);
        return sizes[(int)(UsualShare * (sizes.Length - 1))];
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
