namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>What the several readings of one metric amount to.</summary>
internal sealed class MetricSummary
{
    // Records over three to seven days of five-minute rows; results are flat from 700 to 1,400. The shorter ones only tell a busy hour from a quiet one.
    private const int RecordRows = 1_000;
    private const int RecordFirst = 100;
    private const int LatelyRows = 400;
    private const int LatelyFirst = 30;
    private readonly TailEstimate _seasonalTail = new();
    private readonly TailEstimate _levelTail = new();
    private readonly RecordTracker[] _lately = [.. Enumerable.Range(0, MetricScorer.Count).Select(_ => new RecordTracker(LatelyRows, LatelyFirst))];
    private readonly RecordTracker[] _records = [.. Enumerable.Range(0, MetricScorer.Count).Select(_ => new RecordTracker(RecordRows, RecordFirst))];

    /// <summary>How unusual the value is, in a logarithm of usual deviations, several ways taken together.</summary>
    public double Level { get; private set; }

    /// <summary>The mean logarithm of the deviations from the forecasts alone.</summary>
    public double Forecast { get; private set; }

    /// <summary>How rare such deviations from the forecasts are in this metric: -log10 of the probability.</summary>
    public double Rarity { get; private set; }

    /// <summary>By how much deviations are larger than any of late.</summary>
    public double Record { get; private set; }

    /// <summary>Which way of looking found the value the most unusual.</summary>
    public int Strongest { get; private set; }

    public void Observe(ReadOnlySpan<SeriesReading> readings)
    {
        var (seasonal, level) = (readings[MetricScorer.Seasonal].Ratio, readings[MetricScorer.Level].Ratio);
        Forecast = Math.Log10(1 + level) + (0.5 * Math.Log10(1 + seasonal));
        Rarity = 0.5 * (_seasonalTail.Rarity(seasonal) + _levelTail.Rarity(level));
        _seasonalTail.Add(seasonal);
        _levelTail.Add(level);
        Level = (LevelOf(readings, MetricScorer.Seasonal) + LevelOf(readings, MetricScorer.Distance) + LevelOf(readings, MetricScorer.Shape)) / 3;
        Record = RecordOf(readings, MetricScorer.Seasonal) + RecordOf(readings, MetricScorer.LongShape) + RecordOf(readings, MetricScorer.Sustained);
        Strongest = StrongestOf(readings);
    }

    public void Miss() => (Level, Forecast, Rarity, Record) = (0, 0, 0, 0);

    public void Save(BinaryWriter writer)
    {
        _seasonalTail.Save(writer);
        _levelTail.Save(writer);
        for (var i = 0; i < MetricScorer.Count; i++)
        {
            _lately[i].Save(writer);
            _records[i].Save(writer);
        }
    }

    public void Load(BinaryReader reader)
    {
        _seasonalTail.Load(reader);
        _levelTail.Load(reader);
        for (var i = 0; i < MetricScorer.Count; i++)
        {
            _lately[i].Load(reader);
            _records[i].Load(reader);
        }
    }

    private double LevelOf(ReadOnlySpan<SeriesReading> readings, int way)
    {
        var record = _lately[way].Observe(readings[way].Deviation, readings[way].Unit);
        return Math.Log10(1 + readings[way].Ratio) + (0.6 * Math.Clamp(record, -1, 0.3));
    }

    private double RecordOf(ReadOnlySpan<SeriesReading> readings, int way) =>
        Math.Clamp(_records[way].Observe(readings[way].Deviation, readings[way].Unit), 0, 1);

    private static int StrongestOf(ReadOnlySpan<SeriesReading> readings)
    {
        var strongest = 0;
        for (var i = 1; i < readings.Length; i++)
        {
            strongest = readings[i].Ratio > readings[strongest].Ratio ? i : strongest;
        }

        return strongest;
    }
}
