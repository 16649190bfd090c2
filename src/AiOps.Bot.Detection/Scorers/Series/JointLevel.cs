namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// How unusual a row of several metrics is: the mean over all of them, for what shifts many a little, and the rarest few, for what shifts some a lot.
/// </summary>
internal sealed class JointLevel
{
    private const int Top = 5;
    private const double TopWeight = 0.1;
    private const double RecordWeight = 0.6;
    private const double FadeRows = 400;
    private const int RecordRows = 1_000;
    private const int RecordFirst = 100;
    private readonly double[] _top = new double[Top];
    private readonly FadingRecord _fading = new(FadeRows);
    private readonly RecordTracker _records = new(RecordRows, RecordFirst);

    /// <summary>By how much the last row was larger than any of late, as a logarithm.</summary>
    public double Record { get; private set; }

    public double Observe(ReadOnlySpan<MetricSummary> metrics)
    {
        var sum = 0.0;
        Array.Clear(_top);
        foreach (var metric in metrics)
        {
            sum += metric.Forecast;
            Keep(metric.Rarity);
        }

        var level = (sum / metrics.Length) + (TopWeight * _top.Take(metrics.Length).Average());
        var deviation = Math.Pow(10, level);
        Record = Math.Max(0, _records.Observe(deviation, 1));
        return level + (RecordWeight * Math.Clamp(_fading.Observe(deviation, 0), -1, 0.3));
    }

    public void Save(BinaryWriter writer)
    {
        _fading.Save(writer);
        _records.Save(writer);
    }

    public void Load(BinaryReader reader)
    {
        _fading.Load(reader);
        _records.Load(reader);
    }

    private void Keep(double rarity)
    {
        for (var i = 0; i < _top.Length && rarity > 0; i++)
        {
            if (rarity > _top[i])
            {
                (rarity, _top[i]) = (_top[i], rarity);
            }
        }
    }
}
