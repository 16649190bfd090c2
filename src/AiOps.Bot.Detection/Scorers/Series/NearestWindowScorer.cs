using System.Runtime.Intrinsics;
using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// How unlike any earlier stretch of the series the newest one is: the distance of the last so many rows to their second nearest neighbour among the stretches of the last 4,000
/// rows. The second, so that an anomaly that came once before is still one. (Burnaev, Ishimtsev, Conformalized density- and distance-based anomaly detection in time-series data,
/// 2016; Lu et al., DAMP, KDD 2022, for looking back only.) The deviation is the root mean square difference a row, in the metric's unit.
/// </summary>
/// <param name="length">Rows in a stretch, a multiple of 8.</param>
internal sealed class NearestWindowScorer(int length) : ISeriesScorer
{
    public const int Remembered = 4_000;
    private const int RowsToScale = 32;
    private const float Widest = 1e15f;

    // Twice the size: the newest values are always in one piece, and are moved to the front when the end is reached.
    private readonly float[] _values = new float[2 * (Remembered + 64)];
    private readonly ValueRing _first = new(RowsToScale);
    private int _end;
    private double _centre;
    private double _unit;

    public string Name => "nearest-window";

    public SeriesReading Observe(in SeriesPoint point)
    {
        if (_unit == 0)
        {
            Scale(point.Value);
            return SeriesReading.Unknown;
        }

        Add(point.Value);
        var stretches = Math.Min(_end, Remembered + length) - (2 * length) + 1;
        return stretches < 2 ? SeriesReading.Unknown : new(SecondNearest(stretches) * _unit, _unit, double.NaN);
    }

    public void Save(BinaryWriter writer)
    {
        _first.Save(writer);
        writer.Write(_centre);
        writer.Write(_unit);
        var kept = Math.Min(_end, Remembered + (2 * length));
        writer.Write(kept);
        for (var i = _end - kept; i < _end; i++)
        {
            writer.Write(_values[i]);
        }
    }

    public void Load(BinaryReader reader)
    {
        _first.Load(reader);
        _centre = reader.ReadDouble();
        _unit = reader.ReadDouble();
        _end = reader.ReadCount(_values.Length - 1);
        for (var i = 0; i < _end; i++)
        {
            _values[i] = reader.ReadSingle();
        }
    }

    /// <summary>Values are kept in single precision, so about the level and in the unit that the first rows have.</summary>
    private void Scale(double value)
    {
        _first.Add(value);
        if (_first.Count < RowsToScale)
        {
            return;
        }

        var spread = new Spread();
        for (var back = RowsToScale - 1; back >= 0; back--)
        {
            spread.Add(_first[back]);
        }

        _centre = spread.Median;
        _unit = spread.Quartiles > 0 ? spread.Quartiles : Math.Max(0.01 * Math.Abs(_centre), 1e-6);
        for (var back = RowsToScale - 1; back >= 0; back--)
        {
            Add(_first[back]);
        }
    }

    private void Add(double value)
    {
        if (_end == _values.Length)
        {
            var kept = Remembered + (2 * length);
            Array.Copy(_values, _end - kept, _values, 0, kept);
            _end = kept;
        }

        _values[_end++] = Math.Clamp((float)((value - _centre) / _unit), -Widest, Widest);
    }

    private double SecondNearest(int stretches)
    {
        var newest = _values.AsSpan(_end - length, length);
        var first = _end - length - (length - 1) - stretches;
        var (nearest, second) = (float.MaxValue, float.MaxValue);
        for (var i = Math.Max(0, first); i <= _end - (2 * length); i++)
        {
            var distance = Distance(newest, _values.AsSpan(i, length));
            if (distance < second)
            {
                (nearest, second) = distance < nearest ? (distance, nearest) : (nearest, distance);
            }
        }

        return Math.Sqrt(second / length);
    }

    // Eight lanes whatever the machine has, so that sums are made in the same order everywhere.
    private static float Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < a.Length; i += Vector256<float>.Count)
        {
            var difference = Vector256.Create(a[i..]) - Vector256.Create(b[i..]);
            sum += difference * difference;
        }

        return Vector256.Sum(sum);
    }
}
