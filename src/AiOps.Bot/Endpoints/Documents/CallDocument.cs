namespace AiOps.Bot.Endpoints.Documents;

/// <summary>One call exactly as it will be made.</summary>
internal sealed record CallDocument(string Service, string Operation, IReadOnlyDictionary<string, string> Parameters);
