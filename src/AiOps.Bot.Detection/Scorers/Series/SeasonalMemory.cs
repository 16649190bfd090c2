using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// The values of the last cycles (days, or whatever the period is) by their place in the cycle, and medians over the same place of earlier cycles: the forecaster that past
/// anomalies do not spoil (Hyndman, Athanasopoulos, Forecasting: Principles and Practice, 13.9, on robust seasonal means). Bounded: 35 cycles of at most 288 places.
/// </summary>
/// <param name="period">The cycle's length in the seconds of <see cref="SeriesPoint"/>.</param>
internal sealed class SeasonalMemory(double period)
{
    public const int Cycles = 35;
    private const int MostPlaces = 288;
    private const int FinePlaces = 96;
    private const int GapsKept = 15;
    private const int Jitter = 2;
    private const int DaysCompared = 7;

    private readonly int _places = (int)Math.Clamp(Math.Ceiling(period), 1, MostPlaces);
    private readonly double[]?[] _cycles = new double[Cycles][];
    private readonly long[] _numbers = new long[Cycles];
    private readonly ValueRing _gaps = new(GapsKept);
    private readonly double[] _sorted = new double[1_024];
    private double _last = double.NaN;
    private double _sum;
    private int _count;
    private long _cycle = long.MinValue;
    private int _place;

    public double Period => period;

    /// <summary>Moves to the point's place in its cycle. Call before <see cref="MedianOf"/> and <see cref="Learn"/>.</summary>
    public void MoveTo(double seconds)
    {
        var gap = seconds - _last;
        if (gap > 0)
        {
            _gaps.Add(gap);
        }

        _last = seconds;
        var cycle = (long)Math.Floor(seconds / period);

        // A row on the border of two places must not fall to either by rounding.
        var place = Math.Clamp((int)(((seconds - (cycle * period)) * _places / period) + 1e-6), 0, _places - 1);
        if (cycle != _cycle || place != _place)
        {
            (_cycle, _place, _sum, _count) = (cycle, place, 0, 0);
        }
    }

    /// <summary>The median of the same place, and of its neighbours, in earlier cycles; not a number where fewer than two values are known.</summary>
    /// <param name="back">How many cycles.</param>
    /// <param name="step">Every so many cycles: 7 for the same weekday.</param>
    public double MedianOf(int back, int step)
    {
        var count = 0;
        var reach = Reach();
        for (var k = 1; k <= back; k++)
        {
            if (CycleOf(_cycle - ((long)k * step)) is { } values)
            {
                count = Gather(values, reach, count);
            }
        }

        return count >= 2 ? OrderStatistics.Median(_sorted.AsSpan(0, count)) : double.NaN;
    }

    /// <summary>
    /// How far a value is from what is usual at this place of the cycle or within two places of it, whichever is nearest: a nightly job that is a little early or late is no
    /// anomaly. Infinite where nothing is known.
    /// </summary>
    public double NearestTo(double value)
    {
        var nearest = double.PositiveInfinity;
        for (var place = Math.Max(0, _place - Jitter); place <= Math.Min(_places - 1, _place + Jitter); place++)
        {
            var count = 0;
            for (var k = 1; k <= DaysCompared; k++)
            {
                if (CycleOf(_cycle - k) is { } values && !double.IsNaN(values[place]))
                {
                    _sorted[count++] = values[place];
                }
            }

            nearest = count >= 2 ? Math.Min(nearest, Math.Abs(value - OrderStatistics.Median(_sorted.AsSpan(0, count)))) : nearest;
        }

        return nearest;
    }

    public void Learn(double value)
    {
        var at = IndexOf(_cycle);
        if (_cycles[at] is null || _numbers[at] != _cycle)
        {
            _cycles[at] ??= new double[_places];
            Array.Fill(_cycles[at]!, double.NaN);
            _numbers[at] = _cycle;
        }

        _sum += value;
        _count++;
        _cycles[at]![_place] = _sum / _count;
    }

    public void Save(BinaryWriter writer)
    {
        _gaps.Save(writer);
        writer.Write(_last);
        writer.Write(_sum);
        writer.Write(_count);
        writer.Write(_cycle);
        writer.Write(_place);
        for (var i = 0; i < Cycles; i++)
        {
            writer.Write(_numbers[i]);
            writer.WriteAll(_cycles[i] ?? [], (w, v) => w.Write(v));
        }
    }

    public void Load(BinaryReader reader)
    {
        _gaps.Load(reader);
        _last = reader.ReadDouble();
        _sum = reader.ReadDouble();
        _count = reader.ReadInt32();
        _cycle = reader.ReadInt64();
        _place = Math.Clamp(reader.ReadInt32(), 0, _places - 1);
        for (var i = 0; i < Cycles; i++)
        {
            _numbers[i] = reader.ReadInt64();
            var values = reader.ReadAll(MostPlaces, r => r.ReadDouble());
            _cycles[i] = values.Count == _places ? [.. values] : null;
        }
    }

    private static int IndexOf(long cycle) => (int)(((cycle % Cycles) + Cycles) % Cycles);

    private double[]? CycleOf(long cycle) => _cycles[IndexOf(cycle)] is { } values && _numbers[IndexOf(cycle)] == cycle ? values : null;

    private int Gather(double[] values, int reach, int count)
    {
        var to = Math.Min(_places - 1, _place + reach);
        for (var i = Math.Max(0, _place - reach); i <= to && count < _sorted.Length; i++)
        {
            if (!double.IsNaN(values[i]))
            {
                _sorted[count++] = values[i];
            }
        }

        return count;
    }

    /// <summary>How many places on either side tell about this one: half of the gap between rows, so that a row that is a little late still meets its like.</summary>
    private int Reach()
    {
        Span<double> gaps = stackalloc double[GapsKept];
        var gap = OrderStatistics.Median(gaps[.._gaps.CopyTo(gaps)]) * _places / period;
        return gap >= 2 ? (int)Math.Min(gap / 2, _places / 2.0) : _places >= FinePlaces ? 1 : 0;
    }
}
