namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>Turns what is unusual in the metrics of a row into the score of the row.</summary>
internal sealed class SeriesJudge
{
    private const double LeastLevel = 0.65;
    private const double EpisodesADay = 1;
    private const double HoldEachRow = 0.8;
    private const double WarmUpRows = 24;
    private const int Top = 5;
    private readonly AlertBudget _budget = new(LeastLevel, EpisodesADay);
    private readonly double[] _top = new double[Top];
    private double _rows;
    private double _held;
    private double _lastRecord;

    public SeriesJudge(int metrics) => IsJoint = metrics > 1;

    public bool IsJoint { get; }

    public double Judge(ReadOnlySpan<MetricSummary> metrics, double days)
    {
        // A series of a few rows has no usual yet.
        var known = Math.Min(1, _rows++ / WarmUpRows);
        var level = known * Math.Max(0, IsJoint ? JointLevel(metrics) : metrics[0].Level);
        var ratio = level / _budget.Level;
        _budget.Observe(days, level);
        _held = Math.Max(ratio, _held * HoldEachRow);
        var record = IsJoint ? 0 : metrics[0].Record;
        var news = record > _lastRecord;
        _lastRecord = Math.Max(news ? record : 0, _lastRecord * 0.993);
        return news && record > 0.03
            ? SeriesScorer.OnsetThreshold + ((1 - SeriesScorer.OnsetThreshold) * record / (record + 0.3))
            : SeriesScorer.OnsetThreshold * _held * _held / ((_held * _held) + 0.5) * 0.9999;
    }

    public void Save(BinaryWriter writer)
    {
        _budget.Save(writer);
        writer.Write(_rows);
        writer.Write(_held);
        writer.Write(_lastRecord);
    }

    public void Load(BinaryReader reader)
    {
        _budget.Load(reader);
        _rows = reader.ReadDouble();
        _held = reader.ReadDouble();
        _lastRecord = reader.ReadDouble();
    }

    /// <summary>The mean over all metrics, for what shifts them together, and the rarest few, for what shifts one.</summary>
    private double JointLevel(ReadOnlySpan<MetricSummary> metrics)
    {
        var sum = 0.0;
        Array.Clear(_top);
        foreach (var metric in metrics)
        {
            sum += metric.Forecast;
            Keep(metric.Rarity);
        }

        var few = Math.Min(Top, metrics.Length);
        return ((sum / metrics.Length) + (0.1 * _top.Take(few).Average())) * 0.6;
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
