namespace AiOps.Bot.Storage.Anomalies;

/// <summary>A row of model_tally as it is read.</summary>
internal sealed class ModelTallyRow
{
    public string Measure { get; init; } = "";

    public int Bin { get; init; }

    public long Count { get; init; }
}
