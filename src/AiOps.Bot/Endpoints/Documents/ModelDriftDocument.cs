namespace AiOps.Bot.Endpoints.Documents;

/// <summary>The last full window of a version, compared with its training.</summary>
/// <param name="Moved">The scores, then the columns, those that moved the most first.</param>
public sealed record ModelDriftDocument(int Version, DateTimeOffset From, DateTimeOffset To, long Rows, IReadOnlyList<MovedDocument> Moved);
