namespace AiOps.Bot.Storage.Anomalies;

/// <summary>The row of scoring_progress as it is read.</summary>
internal sealed class ScoringProgressRow
{
    public long LogSequence { get; init; }

    public long Watermark { get; init; }

    public byte[] State { get; init; } = [];
}
