namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// How long a value has not moved at all, against the longest that it ever stood still: a sensor that is stuck, a queue that nobody reads. The deviation is in rows, the unit is
/// the longest stand before, at least <see cref="LeastRows"/> so that a metric of few levels does not alarm.
/// </summary>
internal sealed class FlatlineScorer : ISeriesScorer
{
    public const int LeastRows = 12;
    private double _value = double.NaN;
    private long _stands;
    private long _longest;
    private long _moves;

    public string Name => "flatline";

    public SeriesReading Observe(in SeriesPoint point)
    {
        if (point.Value == _value)
        {
            _stands++;
        }
        else
        {
            _longest = Math.Max(_longest, _stands);
            _moves++;
            (_value, _stands) = (point.Value, 0);
        }

        // A series that hardly ever moved stands still as ever.
        return _moves <= LeastRows ? SeriesReading.Unknown : new(_stands, Math.Max(LeastRows, _longest), point.Value);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_value);
        writer.Write(_stands);
        writer.Write(_longest);
        writer.Write(_moves);
    }

    public void Load(BinaryReader reader)
    {
        _value = reader.ReadDouble();
        _stands = reader.ReadInt64();
        _longest = reader.ReadInt64();
        _moves = reader.ReadInt64();
    }
}
