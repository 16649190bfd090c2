namespace AiOps.Bot.Endpoints.Documents;

/// <summary>A question about recent logs.</summary>
/// <param name="Since">How far to look back, for example <c>30m</c>, <c>2h</c>, <c>7d</c>; the question's own words count where it is missing.</param>
internal sealed record QuestionRequest(string? Question, string? Since);
