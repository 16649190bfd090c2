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

    // Twice the size: the newest values are always in one piece, and are moved to the front when the end is reached.
    private readonly float[] _values = new float[2 * (Remembered + 64)];
    private readonly FirstRowsScale _scale = new();
    private int _end;

    public string Name => "nearest-window";

    public SeriesReading Observe(in SeriesPoint point)
    {
        if (!_scale.IsKnown)
        {
            Scale(point.Value);
            return SeriesReading.Unknown;
        }

        Add(point.Value);
        var stretches = Math.Min(_end, Remembered + length) - (2 * length) + 1;
        return stretches < 2 ? SeriesReading.Unknown : new(SecondNearest(stretches) * _scale.Unit, _scale.Unit, double.NaN);
    }

    public void Save(BinaryWriter writer)
    {
        _scale.Save(writer);
        var kept = Math.Min(_end, Remembered + (2 * length));
        writer.Write(kept);
        for (var i = _end - kept; i < _end; i++)
        {
            writer.Write(_values[i]);
        }
    }

    public void Load(BinaryReader reader)
    {
        _scale.Load(reader);
        _end = reader.ReadCount(_values.Length - 1);
        for (var i = 0; i < _end; i++)
        {
            _values[i] = reader.ReadSingle();
        }
    }

    private void Scale(double value)
    {
        _scale.Add(value);
        foreach (var first in _scale.IsKnown ? _scale.First : [])
        {
            Add(first);
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

        _values[_end++] = _scale.Of(value);
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
