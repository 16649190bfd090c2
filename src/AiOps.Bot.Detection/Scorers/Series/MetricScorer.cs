namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// One metric of a series looked at in several ways at once. All of them see each value; what they say is put together by <see cref="SeriesScorer"/>.
/// </summary>
internal sealed class MetricScorer : IMetricWays
{
    // In the order of Ways.
    public const int Seasonal = 0, Level = 1, Distance = 2, Shape = 3, LongShape = 4, Sustained = 5, Count = 6;
    private const int SustainedRows = 10;

    public static readonly string[] Ways = ["seasonal", "level", "distance", "nearest-window", "nearest-long-window", "sustained"];

    private readonly Forecasts _forecasts;
    private readonly ForecastResidual _seasonal;
    private readonly ForecastResidual _level;
    private readonly Spread _spread;
    private readonly ValueRing _errors = new(SustainedRows);
    private readonly PeriodFinder? _period;
    private readonly NearestWindowScorer? _shape;
    private readonly NearestWindowScorer? _longShape;
    private readonly SeriesReading[] _readings = new SeriesReading[Count];

    /// <param name="clock">Whether rows have times: then cycles are days and weeks, else they are looked for.</param>
    /// <param name="shapes">Whether stretches are compared, which costs more than all else together.</param>
    /// <param name="wide">See <see cref="Spread"/>.</param>
    public MetricScorer(bool clock, bool shapes, double wide)
    {
        _spread = new(wide);
        _seasonal = new(wide, Forecasts.Days, Forecasts.Weeks, Forecasts.Recent, Forecasts.LastDays);
        _level = new(wide, Forecasts.Newest, Forecasts.Days, Forecasts.Weeks, Forecasts.DaysShifted, Forecasts.WeeksShifted, Forecasts.Recent, Forecasts.LastDays);
        _forecasts = new(clock ? SecondsADay : null, weekly: clock);
        _period = clock ? null : new();
        _shape = shapes ? new(8) : null;
        _longShape = shapes ? new(24) : null;
        Array.Fill(_readings, SeriesReading.Unknown);
    }

    public const double SecondsADay = 86_400;

    public int? Period => _period?.Period;

    public ReadOnlySpan<SeriesReading> Readings => _readings;

    public string NameOf(int reading) => Ways[reading];

    public void Observe(in SeriesPoint point)
    {
        Look(point);
        Learn(point);
    }

    public void Save(BinaryWriter writer)
    {
        _forecasts.Save(writer);
        _seasonal.Save(writer);
        _level.Save(writer);
        _spread.Save(writer);
        _errors.Save(writer);
        _period?.Save(writer);
        _shape?.Save(writer);
        _longShape?.Save(writer);
    }

    public void Load(BinaryReader reader)
    {
        _forecasts.Load(reader);
        _seasonal.Load(reader);
        _level.Load(reader);
        _spread.Load(reader);
        _errors.Load(reader);
        _period?.Load(reader);
        _shape?.Load(reader);
        _longShape?.Load(reader);
    }

    private void Look(in SeriesPoint point)
    {
        var (value, floor) = (point.Value, _spread.Floor);
        _forecasts.Foresee(point.Seconds);
        _seasonal.Observe(value, _forecasts.Expected, floor);
        _level.Observe(value, _forecasts.Expected, floor);
        _errors.Add(Math.Abs(_seasonal.Residual));
        var seasonal = Math.Min(Math.Abs(_seasonal.Residual), _forecasts.Memory?.NearestTo(value) ?? double.PositiveInfinity);
        _readings[Seasonal] = new(seasonal, _seasonal.Unit, _seasonal.Expected);
        _readings[Level] = new(Math.Abs(_level.Residual), _level.Unit, _level.Expected);
        _readings[Distance] = _spread.Unit > 1e-12 ? new(Math.Abs(value - _spread.Median), _spread.Unit, _spread.Median) : SeriesReading.Unknown;
        _readings[Sustained] = new(MeanOf(_errors), _seasonal.Unit, _seasonal.Expected);
        if (_shape is not null)
        {
            _readings[Shape] = _shape.Observe(point) with { Unit = _spread.Unit };
            _readings[LongShape] = _longShape!.Observe(point) with { Unit = _spread.Unit };
        }
    }

    private void Learn(in SeriesPoint point)
    {
        _forecasts.Learn(point.Value);
        _spread.Add(point.Value);
        if (_period?.Observe(point.Value) == true)
        {
            _forecasts.Recycle(_period.Period!.Value);
            Relearn(point.Seconds);
        }
    }

    /// <summary>A new memory of cycles learns the rows that are still known.</summary>
    private void Relearn(double seconds)
    {
        for (var back = _period!.Values.Count - 1; back >= 0; back--)
        {
            _forecasts.Memory!.MoveTo(seconds - back);
            _forecasts.Memory.Learn(_period.Values[back]);
        }
    }

    private static double MeanOf(ValueRing ring)
    {
        var sum = 0.0;
        for (var i = 0; i < ring.Count; i++)
        {
            sum += ring[i];
        }

        return sum / Math.Max(1, ring.Count);
    }
}
