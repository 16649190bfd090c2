namespace AiOps.Bot.Endpoints.Documents;

/// <summary>What could not be read, and what to do about it.</summary>
internal sealed record GapDocument(string Collector, string Reason);
