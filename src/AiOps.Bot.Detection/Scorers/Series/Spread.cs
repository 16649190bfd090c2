namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// What is usual for a stream of values: the median, the interquartile range as a standard deviation, and the usual step from value to value. Quartiles, so that a tenth of
/// wild values changes nothing. Over the last 1,024 values, worked out anew every 32.
/// </summary>
/// <param name="wide">How much of the range that holds 95 of 100 values counts beside the quartiles: 0 for none of it.</param>
internal sealed class Spread(double wide = 0)
{
    private const int Window = 1_024;
    private const int Every = 32;
    private const int OftenUntil = 64;

    // The interquartile range of a normal distribution in standard deviations, and the median absolute step in the same unit as for a plain random walk.
    private const double NormalQuartiles = 1.35;
    private const double NormalRange = 3.92;
    private const double StepUnit = 1.05;
    private readonly ValueRing _values = new(Window);
    private readonly ValueRing _steps = new(Window);
    private readonly double[] _sorted = new double[Window];
    private double _last = double.NaN;
    private long _count;

    public double Median { get; private set; }

    /// <summary>The interquartile range as a standard deviation; 0 where half of the values are equal.</summary>
    public double Quartiles { get; private set; }

    /// <summary>The range that holds 95 of 100 values as a standard deviation; tells more than <see cref="Quartiles"/> where most values are equal.</summary>
    public double Range { get; private set; }

    /// <summary>The usual step between neighbours.</summary>
    public double Step { get; private set; }

    /// <summary>The smallest deviation that means something: a part of what is usual, and never below what a double resolves.</summary>
    public double Floor => Math.Max(Math.Max(1e-9 * Math.Abs(Median), 1e-12), Math.Max(0.02 * Quartiles, 0.1 * Step));

    /// <summary>The unit of deviations from the usual level.</summary>
    public double Unit => Math.Max(Floor, Math.Max(Quartiles, wide * Range));

    public void Add(double value)
    {
        _values.Add(value);
        if (!double.IsNaN(_last))
        {
            _steps.Add(Math.Abs(value - _last));
        }

        _last = value;
        if (_count < OftenUntil || _count % Every == 0)
        {
            Measure();
        }

        _count++;
    }

    public void Save(BinaryWriter writer)
    {
        _values.Save(writer);
        _steps.Save(writer);
        writer.Write(_last);
        writer.Write(_count);
        writer.Write(Median);
        writer.Write(Quartiles);
        writer.Write(Range);
        writer.Write(Step);
    }

    public void Load(BinaryReader reader)
    {
        _values.Load(reader);
        _steps.Load(reader);
        _last = reader.ReadDouble();
        _count = reader.ReadInt64();
        Median = reader.ReadDouble();
        Quartiles = reader.ReadDouble();
        Range = reader.ReadDouble();
        Step = reader.ReadDouble();
    }

    private void Measure()
    {
        var sorted = _sorted.AsSpan(0, _values.CopyTo(_sorted));
        sorted.Sort();
        Median = sorted[sorted.Length / 2];
        Quartiles = (sorted[sorted.Length * 3 / 4] - sorted[sorted.Length / 4]) / NormalQuartiles;
        Range = (sorted[(int)(sorted.Length * 0.975)] - sorted[(int)(sorted.Length * 0.025)]) / NormalRange;
        if (_steps.Count > 0)
        {
            sorted = _sorted.AsSpan(0, _steps.CopyTo(_sorted));
            sorted.Sort();
            Step = sorted[sorted.Length / 2] * StepUnit;
        }
    }
}
