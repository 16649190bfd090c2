namespace AiOps.Bot.Storage.Anomalies;

/// <summary>A row of scored_day as it is read.</summary>
internal sealed class ScoredDayRow
{
    public string SeriesId { get; init; } = "";

    public byte[] Content { get; init; } = [];
}
