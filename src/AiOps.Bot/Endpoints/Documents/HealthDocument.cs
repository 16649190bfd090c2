namespace AiOps.Bot.Endpoints.Documents;

/// <summary>Whether the service is able to work, and what is in the way.</summary>
internal sealed record HealthDocument(string Status, IReadOnlyDictionary<string, string> Checks);
