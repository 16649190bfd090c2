namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// Turns what is unusual in the metrics of a row into the score of the row. Scores up to <see cref="SeriesScorer.OnsetThreshold"/> say how unusual the row is; the range above
/// is for rows that begin something new, and for the few that are far beyond any doubt.
/// </summary>
internal sealed class SeriesJudge
{
    private const double WarmUpRows = 24;
    private const double OnsetFirstRows = 150;

    // In logarithms of usual deviations, one of one metric, the other of two forecasts of many and what is rare among them. Flat within a tenth.
    private const double LeastLevel = 0.62;
    private const double LeastJointLevel = 1.05;

    // Of two onsets close together the second must be the greater; that fades by half in 100 rows.
    private const double OnsetFadesEachRow = 0.993;
    private const double LeastRecord = 0.02;
    private const double LeastRatioOfOnset = 0.5;
    private const double BeyondDoubt = 2.2;
    private const double TopScale = 0.3;
    private const double Below = 0.9999;
    private readonly double _leastRatioOfOnset;
    private readonly JointLevel? _joint;
    private readonly AlertBudget _budget;
    private readonly Alarm _alarm = new();
    private double _rows;
    private double _lastOnset;

    public SeriesJudge(int metrics, double alertsPerDay)
    {
        _joint = metrics > 1 ? new() : null;
        // Whoever bears fewer alarms than others wants beginnings that are as unusual as the rest.
        _leastRatioOfOnset = Math.Clamp(LeastRatioOfOnset / alertsPerDay, LeastRatioOfOnset, 1);
        _budget = new(_joint is null ? LeastLevel : LeastJointLevel, alertsPerDay);
    }

    /// <param name="days">The row's time in days.</param>
    public double Judge(ReadOnlySpan<MetricSummary> metrics, double days)
    {
        // A series of a few rows has no usual yet.
        var level = Math.Min(1, _rows / WarmUpRows) * Math.Max(0, _joint?.Observe(metrics) ?? metrics[0].Level);
        var ratio = level / _budget.Level;
        _budget.Observe(days, level);
        var height = _alarm.Observe(ratio);
        var onset = OnsetOf(_joint?.Record ?? metrics[0].Record, ratio);
        _rows++;
        var top = Math.Max(onset, ratio - BeyondDoubt);
        return top > 0
            ? SeriesScorer.OnsetThreshold + ((1 - SeriesScorer.OnsetThreshold) * top / (top + TopScale))
            : Below * SeriesScorer.OnsetThreshold * height * height / ((height * height) + 0.5);
    }

    public void Save(BinaryWriter writer)
    {
        _joint?.Save(writer);
        _budget.Save(writer);
        _alarm.Save(writer);
        writer.Write(_rows);
        writer.Write(_lastOnset);
    }

    public void Load(BinaryReader reader)
    {
        _joint?.Load(reader);
        _budget.Load(reader);
        _alarm.Load(reader);
        _rows = reader.ReadDouble();
        _lastOnset = reader.ReadDouble();
    }

    /// <summary>The record where it is news, else 0.</summary>
    private double OnsetOf(double record, double ratio)
    {
        var isNews = record > _lastOnset;
        _lastOnset = Math.Max(isNews ? record : 0, _lastOnset * OnsetFadesEachRow);
        return isNews && record > LeastRecord && ratio >= _leastRatioOfOnset && _rows >= OnsetFirstRows ? record : 0;
    }
}
