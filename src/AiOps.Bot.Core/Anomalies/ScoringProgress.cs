namespace AiOps.Bot.Core.Anomalies;

/// <summary>How far scoring has come: the state covers all events up to the sequence.</summary>
public sealed record ScoringProgress(long Sequence, DateTimeOffset Watermark, byte[] State)
{
    /// <summary>Whose progress it is.</summary>
    public ScoringStage Stage { get; init; } = ScoringStage.Logs;
}
