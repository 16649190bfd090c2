namespace AiOps.Bot.Endpoints.Documents;

/// <summary>A list, in an object so that fields can be added beside it.</summary>
internal sealed record ItemsDocument<T>(IReadOnlyList<T> Items);
