using System.Numerics;

namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// The length of a series' cycle in rows, for series without a clock: the highest peak of the autocorrelation (by Wiener and Khinchin: the Fourier transform of the power
/// spectrum) of the values, cut off at a few quartiles. Looked for when the series is 256, 512 ... rows long, and again every 4,096.
/// </summary>
internal sealed class PeriodFinder
{
    private const int Window = 4_096;
    private const int FirstLook = 256;
    private const int Shortest = 6;
    private const int CyclesNeeded = 3;

    // A cycle explains a good part of the series or is none; five of six series with a daily cycle are above 0.4, noise is below 0.1.
    private const double LeastCorrelation = 0.3;
    private const double NearlyHighest = 0.9;
    private const double CutAt = 3;
    private readonly ValueRing _values = new(Window);
    private long _rows;

    /// <summary>Rows a cycle; null while none is found.</summary>
    public int? Period { get; private set; }

    /// <summary>The newest values, for a memory that begins when the period is found.</summary>
    public ValueRing Values => _values;

    /// <summary>True where this value made a period known, or another one.</summary>
    public bool Observe(double value)
    {
        _values.Add(value);
        _rows++;
        if (_rows % Window != 0 && !(_rows < Window && _rows >= FirstLook && BitOperations.IsPow2(_rows)))
        {
            return false;
        }

        var found = Find();
        if (found is null || (Period is { } old && Math.Abs(found.Value - old) <= Math.Max(1, 0.02 * old)))
        {
            return false;
        }

        Period = found;
        return true;
    }

    public void Save(BinaryWriter writer)
    {
        _values.Save(writer);
        writer.Write(_rows);
        writer.Write(Period ?? 0);
    }

    public void Load(BinaryReader reader)
    {
        _values.Load(reader);
        _rows = reader.ReadInt64();
        Period = reader.ReadInt32() is > 0 and var period ? period : null;
    }

    private int? Find()
    {
        var spread = new Spread();
        for (var back = _values.Count - 1; back >= 0; back--)
        {
            spread.Add(_values[back]);
        }

        var correlation = Autocorrelation(spread.Median, CutAt * Math.Max(spread.Quartiles, spread.Floor));
        var (highest, longest) = (LeastCorrelation, _values.Count / CyclesNeeded);
        for (var lag = Shortest; lag <= longest; lag++)
        {
            highest = IsPeak(correlation, lag) ? Math.Max(highest, correlation[lag]) : highest;
        }

        for (var lag = Shortest; lag <= longest; lag++)
        {
            // The shortest of the high peaks: the others are its multiples.
            if (IsPeak(correlation, lag) && correlation[lag] >= Math.Max(LeastCorrelation, NearlyHighest * highest))
            {
                return lag;
            }
        }

        return null;
    }

    private static bool IsPeak(double[] correlation, int lag) => correlation[lag] > correlation[lag - 1] && correlation[lag] >= correlation[lag + 1];

    private double[] Autocorrelation(double centre, double cut)
    {
        var count = _values.Count;
        var signal = new Complex[(int)BitOperations.RoundUpToPowerOf2((uint)(2 * count))];
        var mean = 0.0;
        for (var i = 0; i < count; i++)
        {
            signal[i] = Math.Clamp(_values[count - 1 - i] - centre, -cut, cut);
            mean += signal[i].Real / count;
        }

        for (var i = 0; i < count; i++)
        {
            signal[i] -= mean;
        }

        FourierTransform.Forward(signal);
        for (var i = 0; i < signal.Length; i++)
        {
            signal[i] = signal[i] * Complex.Conjugate(signal[i]);
        }

        FourierTransform.Forward(signal);
        var power = Math.Max(signal[0].Real / count, double.Epsilon);
        return [.. Enumerable.Range(0, count / 2).Select(lag => signal[lag].Real / (count - lag) / power)];
    }
}
