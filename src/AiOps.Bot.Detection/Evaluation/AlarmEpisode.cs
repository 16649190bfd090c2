namespace AiOps.Bot.Detection.Evaluation;

/// <summary>Raised rows that follow each other closely, which are one alarm for whoever is on call.</summary>
/// <param name="Begin">Its first row.</param>
/// <param name="End">The row after its last.</param>
/// <param name="IsTrue">A row of it is anomalous.</param>
public readonly record struct AlarmEpisode(int Begin, int End, bool IsTrue)
{
    /// <summary>Raised rows at most so far apart are one alarm: an alert that fired is not sent again while its condition comes and goes.</summary>
    public const int Gap = 10;
}
