namespace AiOps.Bot.Detection.Prediction;

/// <summary>What is to be expected of a limit.</summary>
public enum ThresholdOutcome
{
    /// <summary>Too few rows to say anything.</summary>
    TooLittleHistory,

    /// <summary>It is passed already.</summary>
    Passed,

    /// <summary>It is more likely than not to be passed within the horizon.</summary>
    Expected,

    /// <summary>It may be passed within the horizon, with at least one chance in ten.</summary>
    Possible,

    /// <summary>It is not to be expected within the horizon.</summary>
    NotWithinHorizon,
}
