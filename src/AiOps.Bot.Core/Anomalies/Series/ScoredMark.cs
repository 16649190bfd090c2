namespace AiOps.Bot.Core.Anomalies.Series;

/// <summary>What was said of a value when it came. The numbers are stored.</summary>
public enum ScoredMark
{
    Usual = 0,

    /// <summary>Unusual for its series at that time.</summary>
    Unusual = 1,

    /// <summary>The beginning of something unusual, which became an anomaly.</summary>
    Told = 2,
}
