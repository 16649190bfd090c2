namespace AiOps.Bot.Endpoints.Documents;

/// <summary>A query that is worth running next.</summary>
internal sealed record NextQueryDocument(string Id, string Label, string Query);
