namespace AiOps.Bot.Endpoints.Documents;

/// <summary>One version of a registered model.</summary>
/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="Threshold">Rows that score higher are raised.</param>
/// <param name="RetiredAt">From when on it cannot be used any more; null as long as it can.</param>
public sealed record ModelVersionDocument(
    int Version, string Hash, string Family, IReadOnlyList<string> Columns, double Threshold, DateTimeOffset TrainedAt, DateTimeOffset RegisteredAt, string RegisteredBy, DateTimeOffset? RetiredAt);
