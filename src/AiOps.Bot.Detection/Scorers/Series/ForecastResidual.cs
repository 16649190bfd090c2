namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// How far a value is from the best of several forecasts, and how far that usually is. The best is the one with the least error lately, each error capped so that an anomaly does
/// not decide (prediction with expert advice: Cesa-Bianchi, Lugosi 2006, follow the leader with forgetting).
/// </summary>
/// <param name="wide">See <see cref="Spread"/>.</param>
/// <param name="allowed">Which of <see cref="Forecasts"/> may be followed.</param>
internal sealed class ForecastResidual(double wide, params int[] allowed)
{
    // About three days of five-minute rows; results are flat between one and six.
    private const double HalfLifeRows = 864;
    private const double CapInErrors = 5;
    private static readonly double Keep = Math.Pow(0.5, 1 / HalfLifeRows);
    private readonly double[] _errors = NotKnown();
    private readonly Spread _spread = new(wide);

    public double Expected { get; private set; } = double.NaN;

    /// <summary>Value less forecast; 0 where there is no forecast yet.</summary>
    public double Residual { get; private set; }

    public double Unit { get; private set; } = 1;

    /// <param name="floor">The smallest deviation of the series that means something.</param>
    public void Observe(double value, ReadOnlySpan<double> forecasts, double floor)
    {
        Unit = Math.Max(floor, _spread.Unit);
        var best = Best(forecasts);
        Expected = best < 0 ? double.NaN : forecasts[best];
        Residual = best < 0 ? 0 : value - Expected;
        foreach (var i in allowed)
        {
            LearnError(i, Math.Abs(value - forecasts[i]));
        }

        _spread.Add(Residual);
    }

    public void Save(BinaryWriter writer)
    {
        _spread.Save(writer);
        foreach (var error in _errors)
        {
            writer.Write(error);
        }
    }

    public void Load(BinaryReader reader)
    {
        _spread.Load(reader);
        for (var i = 0; i < _errors.Length; i++)
        {
            _errors[i] = reader.ReadDouble();
        }
    }

    private static double[] NotKnown()
    {
        var errors = new double[Forecasts.Count];
        Array.Fill(errors, double.NaN);
        return errors;
    }

    private int Best(ReadOnlySpan<double> forecasts)
    {
        var (best, least) = (-1, double.PositiveInfinity);
        foreach (var i in allowed)
        {
            // A forecast without a record yet is followed only where none has one.
            var error = double.IsNaN(_errors[i]) ? double.MaxValue : _errors[i];
            if (!double.IsNaN(forecasts[i]) && error < least)
            {
                (best, least) = (i, error);
            }
        }

        return best;
    }

    private void LearnError(int forecast, double error)
    {
        ref var known = ref _errors[forecast];
        if (!double.IsNaN(error))
        {
            known = double.IsNaN(known) ? error : (known * Keep) + ((1 - Keep) * Math.Min(error, (CapInErrors * known) + 1e-12));
        }
    }
}
