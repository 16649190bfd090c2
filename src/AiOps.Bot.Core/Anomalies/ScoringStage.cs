namespace AiOps.Bot.Core.Anomalies;

/// <summary>What keeps its progress in the store. The numbers are stored.</summary>
public enum ScoringStage
{
    Logs = 1,
    Metrics = 2,
}
