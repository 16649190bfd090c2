using AiOps.Bot.Detection.Features;

namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>
/// Scores the rows of one series, of one metric or of several that belong together, strictly online. Two questions are answered in one score: how unusual is this row
/// (below <see cref="OnsetThreshold"/>, for ranking, with <see cref="Threshold"/> as the decision), and does something begin here that this series has not done of late (above it,
/// once for each beginning). Deterministic; bounded in memory; never throws on input. Not thread-safe.
/// </summary>
public sealed class SeriesScorer
{
    /// <summary>Rows at or above it are anomalous.</summary>
    public const double Threshold = 0.5;

    /// <summary>Rows at or above it are the beginning of something new.</summary>
    public const double OnsetThreshold = 0.75;

    /// <summary>How many alarms a day of one series are borne where nobody says otherwise.</summary>
    public const double DefaultAlertsPerDay = 1;

    /// <summary>One in a hundred days: fewer cannot be told from none.</summary>
    public const double LeastAlertsPerDay = 0.01;

    private const byte Version = 1;
    private const int MostMetrics = 10_000;

    // Comparing stretches of each of many metrics is slow, and what many metrics do together tells more.
    private const int MostMetricsWithShapes = 4;

    // Of many metrics one that is quiet but for spikes would speak for all of them.
    private const double JointWide = 0.3;
    private const double Huge = 1e30;
    private const double DayOfRows = 288;
    private readonly bool _clock;
    private readonly IMetricWays[] _metrics;
    private readonly MetricSummary[] _summaries;
    private readonly SeriesJudge _judge;
    private long _rows;

    /// <param name="metrics">How many values a row has.</param>
    /// <param name="clock">Whether rows have times. Without, rows are taken as equally far apart and cycles are looked for.</param>
    /// <param name="alertsPerDay">Alarms a day that are borne, at least <see cref="LeastAlertsPerDay"/>: where a series raises more, what counts as anomalous rises until they are so many.</param>
    /// <param name="scorer">One of <see cref="SeriesScorers.Names"/>.</param>
    /// <exception cref="KeyNotFoundException">No way of looking has this name.</exception>
    public SeriesScorer(int metrics, bool clock, double alertsPerDay = DefaultAlertsPerDay, string scorer = SeriesScorers.Default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(metrics, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(alertsPerDay, LeastAlertsPerDay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(metrics, MostMetrics);
        _clock = clock;
        _metrics = [.. Enumerable.Range(0, metrics).Select(_ => scorer == SeriesScorers.Default
            ? (IMetricWays)new MetricScorer(clock, metrics <= MostMetricsWithShapes, metrics == 1 ? 0 : JointWide)
            : new SingleWay(SeriesScorers.Single(scorer)))];
        _summaries = [.. Enumerable.Range(0, metrics).Select(_ => new MetricSummary())];
        _judge = new(metrics, alertsPerDay);
    }

    /// <summary>How many values a row has.</summary>
    public int Metrics => _metrics.Length;

    /// <summary>Scores the next row, then learns it. Rows may come late, twice, or with a clock that went back.</summary>
    /// <param name="seconds">Seconds since 1970 in UTC; ignored for a series without a clock.</param>
    /// <param name="values">One for each metric; not a number where a value is missing.</param>
    public SeriesVerdict Observe(double seconds, ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, _metrics.Length);
        var at = _clock && double.IsFinite(seconds) ? Math.Clamp(seconds, -1e12, 1e12) : _rows;
        _rows++;
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                _summaries[i].Miss();
            }
            else
            {
                _metrics[i].Observe(new(at, Math.Clamp(values[i], -Huge, Huge)));
                _summaries[i].Observe(_metrics[i].Readings);
            }
        }

        var score = _judge.Judge(_summaries, DaysAt(at));
        return Explain(score, values);
    }

    /// <summary>What each of <see cref="MetricScorer.Ways"/> said about a metric's newest value.</summary>
    internal ReadOnlySpan<SeriesReading> ReadingsOf(int metric) => _metrics[metric].Readings;

    /// <summary>The state in a versioned form; <see cref="Load"/> and going on equals never having stopped.</summary>
    public byte[] Save()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Version);
        writer.Write(_metrics.Length);
        writer.Write(_clock);
        writer.Write(_rows);
        for (var i = 0; i < _metrics.Length; i++)
        {
            _metrics[i].Save(writer);
            _summaries[i].Save(writer);
        }

        _judge.Save(writer);
        writer.Flush();
        return stream.ToArray();
    }

    /// <param name="scorer">As the saved one was made.</param>
    /// <exception cref="FormatException">The state is damaged or of another version; begin anew and replay history.</exception>
    public static SeriesScorer Load(byte[] state, string scorer = SeriesScorers.Default)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(state));
            if (reader.ReadByte() != Version)
            {
                throw new FormatException("The state of the series scorer is of another version; replay the history of the series.");
            }

            var loaded = new SeriesScorer(Math.Max(1, reader.ReadCount(MostMetrics)), reader.ReadBoolean(), scorer: scorer) { _rows = reader.ReadInt64() };
            for (var i = 0; i < loaded._metrics.Length; i++)
            {
                loaded._metrics[i].Load(reader);
                loaded._summaries[i].Load(reader);
            }

            loaded._judge.Load(reader);
            return loaded;
        }
        catch (IOException ex)
        {
            throw new FormatException("The state of the series scorer is damaged; replay the history of the series.", ex);
        }
    }

    private double DaysAt(double at)
    {
        if (_clock)
        {
            return at / MetricScorer.SecondsADay;
        }

        // A cycle without a clock is most often a day.
        var period = _metrics[0].Period;
        return at / (period ?? DayOfRows);
    }

    private SeriesVerdict Explain(double score, ReadOnlySpan<double> values)
    {
        var metric = 0;
        for (var i = 1; i < _summaries.Length; i++)
        {
            metric = _summaries[i].Level > _summaries[metric].Level ? i : metric;
        }

        var way = _summaries[metric].Strongest;
        var reading = _metrics[metric].Readings[way];
        return new(score, metric, _metrics[metric].NameOf(way), values[metric], reading.Expected, reading.Unit);
    }
}
