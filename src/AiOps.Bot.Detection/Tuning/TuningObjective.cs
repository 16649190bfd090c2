namespace AiOps.Bot.Detection.Tuning;

/// <summary>What a search makes as high as possible.</summary>
public enum TuningObjective
{
    /// <summary>Average precision: needs no threshold.</summary>
    PrAuc,

    /// <summary>F1 of rows at the model's own threshold.</summary>
    F1,

    /// <summary>F1 of events at the model's own threshold.</summary>
    EventF1,

    /// <summary>Area under the ROC curve: needs no threshold.</summary>
    RocAuc,
}
