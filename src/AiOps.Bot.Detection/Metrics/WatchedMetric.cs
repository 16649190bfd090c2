using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection.Features;
using AiOps.Bot.Detection.Scorers.Series;

namespace AiOps.Bot.Detection.Metrics;

/// <summary>What is remembered of one stream.</summary>
internal sealed class WatchedMetric
{
    private const int MostState = 4 << 20;
    private SeriesScorer _scorer = new(1, clock: true);

    /// <param name="recent">How many values are kept to look ahead by; 0 = none.</param>
    public WatchedMetric(int recent) => Recent = new(Math.Max(1, recent));

    public DateTimeOffset SeenTo { get; private set; } = DateTimeOffset.MinValue;

    public DateTimeOffset FirstSeen { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>The latest values, the newest first.</summary>
    public ValueRing Recent { get; }

    /// <summary>What was told of its limit last, and when.</summary>
    public (Severity Severity, DateTimeOffset Time)? Told { get; set; }

    /// <summary>Since when its limit has not been in sight; null where it is.</summary>
    public DateTimeOffset? SafeSince { get; set; }

    public SeriesVerdict Observe(MetricSample sample)
    {
        FirstSeen = FirstSeen < sample.Time ? FirstSeen : sample.Time;
        SeenTo = sample.Time;
        Recent.Add(sample.Value);
        return _scorer.Observe((sample.Time - DateTimeOffset.UnixEpoch).TotalSeconds, [sample.Value]);
    }

    /// <summary>What was said of the newest value.</summary>
    public ScoredValue Scored(MetricSample sample, SeriesVerdict verdict, bool isNews) => BandedValue.Of(_scorer, sample, verdict, isNews);

    public void Save(BinaryWriter writer)
    {
        writer.Write(SeenTo.UtcTicks);
        writer.Write(FirstSeen.UtcTicks);
        writer.Write(Told is null ? -1 : (int)Told.Value.Severity);
        writer.Write(Told?.Time.UtcTicks ?? 0);
        writer.Write(SafeSince?.UtcTicks ?? 0);
        Recent.Save(writer);
        var state = _scorer.Save();
        writer.Write(state.Length);
        writer.Write(state);
    }

    public void Load(BinaryReader reader)
    {
        SeenTo = TimeOf(reader.ReadInt64());
        FirstSeen = TimeOf(reader.ReadInt64());
        var (severity, told) = (reader.ReadInt32(), TimeOf(reader.ReadInt64()));
        Told = Enum.IsDefined((Severity)severity) ? ((Severity)severity, told) : null;
        SafeSince = reader.ReadInt64() is > 0 and var since ? TimeOf(since) : null;
        Recent.Load(reader);
        _scorer = SeriesScorer.Load(reader.ReadBytes(reader.ReadCount(MostState)));
    }

    private static DateTimeOffset TimeOf(long ticks) => new(Math.Clamp(ticks, 0, DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);
}
