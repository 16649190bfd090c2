namespace AiOps.Bot.Endpoints.Documents;

/// <summary>One real line.</summary>
/// <param name="Tainted">True where an outsider could have written part of it.</param>
internal sealed record LineDocument(string? EventId, DateTimeOffset? Time, string Text, bool Tainted);
