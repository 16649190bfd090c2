namespace AiOps.Bot.Endpoints.Documents;

/// <summary>A question about recent logs.</summary>
/// <param name="Since">How far to look back, for example <c>30m</c>, <c>2h</c>, <c>7d</c>; the question's own words count where it is missing.</param>
/// <param name="Earlier">The questions that it goes on from, oldest first.</param>
/// <param name="Confirmed">True where the asker has seen what the look-up costs (<c>preview</c>) and wants it.</param>
internal sealed record QuestionRequest(string? Question, string? Since, IReadOnlyList<string>? Earlier = null, bool Confirmed = false);
