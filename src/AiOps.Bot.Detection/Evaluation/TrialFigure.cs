namespace AiOps.Bot.Detection.Evaluation;

/// <summary>What is measured of a model.</summary>
public enum TrialFigure
{
    /// <summary>Of the rows that were raised, how many are anomalous.</summary>
    Precision,

    /// <summary>Of the anomalous rows, how many were raised.</summary>
    Recall,

    F1,

    Accuracy,

    /// <summary>Average precision: needs no threshold.</summary>
    PrAuc,

    /// <summary>The chance that an anomalous row scores higher than an ordinary one: needs no threshold.</summary>
    RocAuc,

    /// <summary>Of the alarms, how many meant an event.</summary>
    EventPrecision,

    /// <summary>Of the events, how many were found.</summary>
    EventRecall,

    EventF1,

    /// <summary>Rows from an event's first to the first that was raised: the median of the events that were found.</summary>
    DelayRows,

    /// <summary>The same, of which nine events in ten were found sooner.</summary>
    DelayRowsLate,

    /// <summary>The same in seconds: the median.</summary>
    DelaySeconds,

    /// <summary>The same in seconds, of which nine events in ten were found sooner.</summary>
    DelaySecondsLate,
}
