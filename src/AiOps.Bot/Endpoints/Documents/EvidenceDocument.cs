namespace AiOps.Bot.Endpoints.Documents;

/// <summary>One fact with its source, query, window and lines.</summary>
internal sealed record EvidenceDocument(
    string Id,
    string Collector,
    string Kind,
    string Title,
    string Query,
    DateTimeOffset From,
    DateTimeOffset To,
    long RowCount,
    string Resource,
    IReadOnlyList<LineDocument> Lines,
    IReadOnlyDictionary<string, string> Facts);
