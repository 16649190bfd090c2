using System.Text.Json.Serialization;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>How far a column, or the scores, moved away from the training.</summary>
/// <param name="Psi">Population stability index: noticeable from 0.1, grave from 0.25.</param>
/// <param name="Ks">Kolmogorov-Smirnov distance, 0 to 1.</param>
public sealed record MovedDocument(string What, double Psi, double Ks, string How)
{
    /// <summary>What the ends of bins are in where it is not the column's own unit: words count by their surprise, in nats.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unit { get; init; }

    /// <summary>Expected shares against seen ones; given for the scores and the columns that moved the most.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DriftBinDocument>? Bins { get; init; }
}
