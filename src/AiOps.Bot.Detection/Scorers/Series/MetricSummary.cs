namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>What the several readings of one metric amount to.</summary>
internal sealed class MetricSummary
{
    // Records over three to seven days of five-minute rows; results are flat from 700 to 1,400. The first rows are all records.
    private const int RecordRows = 1_000;
    private const int RecordFirst = 100;

    // A record counts in units of several usual deviations: records among small ones are no news. Flat from 3 to 12.
    private const double RecordFloor = 6;

    // Beyond a hundred usual deviations more is not more anomalous: a metric that never moved must not outshout all others.
    private const double Most = 100;
    private const double RecordWeight = 0.6;

    // Results are flat between 400 and 900.
    private const double FadeRows = 600;

    private static readonly int[] ForLevel = [MetricScorer.Seasonal, MetricScorer.Distance, MetricScorer.Shape];
    private static readonly int[] ForRecord = [MetricScorer.Seasonal, MetricScorer.LongShape, MetricScorer.Sustained];
    private readonly TailEstimate _seasonalTail = new();
    private readonly TailEstimate _levelTail = new();
    private readonly FadingRecord[] _fading = [new(FadeRows), new(FadeRows), new(FadeRows)];
    private readonly RecordTracker[] _records = [new(RecordRows, RecordFirst), new(RecordRows, RecordFirst), new(RecordRows, RecordFirst)];

    /// <summary>How unusual the value is, in a logarithm of usual deviations, several ways taken together.</summary>
    public double Level { get; private set; }

    /// <summary>The logarithms of the deviations from the forecasts alone.</summary>
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
        Forecast = LogOf(seasonal) + LogOf(level);
        Rarity = 0.5 * (_seasonalTail.Rarity(seasonal) + _levelTail.Rarity(level));
        _seasonalTail.Add(seasonal);
        _levelTail.Add(level);
        (Level, Record) = (0, 0);
        for (var i = 0; i < ForLevel.Length; i++)
        {
            var reading = readings[ForLevel[i]];
            var fading = Math.Clamp(_fading[i].Observe(reading.Deviation, reading.Unit), -1, 0.3);
            Level += (LogOf(reading.Ratio) + (RecordWeight * fading)) / ForLevel.Length;
            reading = readings[ForRecord[i]];
            Record += Math.Clamp(_records[i].Observe(reading.Deviation, RecordFloor * reading.Unit), 0, 1);
        }

        Strongest = StrongestOf(readings);
    }

    public void Miss() => (Level, Forecast, Rarity, Record) = (0, 0, 0, 0);

    public void Save(BinaryWriter writer)
    {
        _seasonalTail.Save(writer);
        _levelTail.Save(writer);
        for (var i = 0; i < ForLevel.Length; i++)
        {
            _fading[i].Save(writer);
            _records[i].Save(writer);
        }
    }

    public void Load(BinaryReader reader)
    {
        _seasonalTail.Load(reader);
        _levelTail.Load(reader);
        for (var i = 0; i < ForLevel.Length; i++)
        {
            _fading[i].Load(reader);
            _records[i].Load(reader);
        }
    }

    private static double LogOf(double ratio) => Math.Log10(1 + Math.Min(ratio, Most));

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
