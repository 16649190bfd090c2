namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// Several simple forecasts of the next value, side by side: medians of the newest values, of the same time on earlier days, and of the same time in earlier weeks, the seasonal
/// ones also shifted by how far the series was off lately. <see cref="ForecastResidual"/> chooses among them.
/// </summary>
internal sealed class Forecasts
{
    public const int Count = 7;
    public const int Newest = 0, Days = 1, Weeks = 2, DaysShifted = 3, WeeksShifted = 4, Recent = 5, LastDays = 6;
    private const int NewestRows = 12;
    private const int RecentRows = 64;
    private const int EnoughToShift = 4;
    private readonly ValueRing _values = new(RecentRows);
    private readonly ValueRing _offDays = new(NewestRows);
    private readonly ValueRing _offWeeks = new(NewestRows);
    private readonly double[] _sorted = new double[RecentRows];
    private readonly double[] _expected = new double[Count];
    private readonly bool _weekly;

    /// <param name="period">The cycle's length; null where the series has none (yet).</param>
    /// <param name="weekly">Whether seven cycles are a cycle of their own.</param>
    public Forecasts(double? period, bool weekly)
    {
        _weekly = weekly;
        Memory = period is { } length ? new(length) : null;
    }

    public SeasonalMemory? Memory { get; private set; }

    /// <summary>The forecasts of the point that <see cref="Foresee"/> was asked about; not a number where one knows nothing yet.</summary>
    public ReadOnlySpan<double> Expected => _expected;

    /// <summary>Starts remembering cycles of another length.</summary>
    public void Recycle(double period)
    {
        Memory = new(period);
        _offDays.Clear();
        _offWeeks.Clear();
    }

    public void Foresee(double seconds)
    {
        Memory?.MoveTo(seconds);
        _expected[Newest] = MedianOf(_values, NewestRows);
        _expected[Recent] = MedianOf(_values, RecentRows);
        _expected[Days] = Memory?.MedianOf(7, 1) ?? double.NaN;
        _expected[LastDays] = Memory?.MedianOf(3, 1) ?? double.NaN;
        _expected[Weeks] = _weekly && Memory is not null ? Memory.MedianOf(4, 7) : double.NaN;
        _expected[DaysShifted] = _expected[Days] + ShiftOf(_offDays);
        _expected[WeeksShifted] = _expected[Weeks] + ShiftOf(_offWeeks);
    }

    public void Learn(double value)
    {
        AddKnown(_offDays, value - _expected[Days]);
        AddKnown(_offWeeks, value - _expected[Weeks]);
        _values.Add(value);
        Memory?.Learn(value);
    }

    public void Save(BinaryWriter writer)
    {
        _values.Save(writer);
        _offDays.Save(writer);
        _offWeeks.Save(writer);
        writer.Write(Memory?.Period ?? double.NaN);
        Memory?.Save(writer);
    }

    public void Load(BinaryReader reader)
    {
        _values.Load(reader);
        _offDays.Load(reader);
        _offWeeks.Load(reader);
        var period = reader.ReadDouble();
        Memory = period > 0 ? new(period) : null;
        Memory?.Load(reader);
    }

    private static void AddKnown(ValueRing ring, double value)
    {
        if (!double.IsNaN(value))
        {
            ring.Add(value);
        }
    }

    private double ShiftOf(ValueRing off) => off.Count >= EnoughToShift ? MedianOf(off, NewestRows) : 0;

    private double MedianOf(ValueRing ring, int rows) => OrderStatistics.Median(_sorted.AsSpan(0, ring.CopyTo(_sorted.AsSpan(0, rows))));
}
