namespace AiOps.Bot.Detection.Prediction;

/// <summary>When a metric passes its limit, and how sure that is.</summary>
public sealed record ThresholdForecast
{
    public required ThresholdOutcome Outcome { get; init; }

    /// <summary>The chance that it is passed within the horizon, 0 to 1.</summary>
    public double Chance { get; init; }

    /// <summary>Rows from now to when passing is as likely to lie before as after; null = beyond the horizon.</summary>
    public double? Rows { get; init; }

    /// <summary>Rows before which it passes in one case of ten; null = beyond the horizon.</summary>
    public double? Earliest { get; init; }

    /// <summary>Rows before which it passes in nine cases of ten; null = beyond the horizon.</summary>
    public double? Latest { get; init; }

    /// <summary>Change of the level a row, in the metric's unit.</summary>
    public double Slope { get; init; }

    /// <summary>The level now, without the swing of the day and noise.</summary>
    public double Level { get; init; }

    /// <summary>How many of the latest rows move alike, and are what was learned from.</summary>
    public int LearnedRows { get; init; }

    /// <summary>Where the metric has been emptied again and again: the level at which that happens. Null where it has not.</summary>
    public double? EmptiedAt { get; init; }
}
