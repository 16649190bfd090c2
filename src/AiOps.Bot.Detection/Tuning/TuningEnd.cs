namespace AiOps.Bot.Detection.Tuning;

/// <summary>Why a search ended.</summary>
public enum TuningEnd
{
    /// <summary>All trials were made.</summary>
    Trials,

    /// <summary>It had not become better for as long as it was given.</summary>
    Patience,

    /// <summary>Somebody stopped it, or its time was over.</summary>
    Stopped,
}
