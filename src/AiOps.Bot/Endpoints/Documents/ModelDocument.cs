namespace AiOps.Bot.Endpoints.Documents;

/// <summary>A line of registered models with all that is known of it.</summary>
/// <param name="Versions">The newest first.</param>
/// <param name="Comparison">Null where there is no challenger.</param>
/// <param name="Drift">The last full window of each version that this process has served.</param>
/// <param name="Events">The latest first.</param>
public sealed record ModelDocument(
    ModelLineDocument Line, IReadOnlyList<ModelVersionDocument> Versions, ModelComparisonDocument? Comparison, IReadOnlyList<ModelDriftDocument> Drift, IReadOnlyList<ModelEventDocument> Events);
