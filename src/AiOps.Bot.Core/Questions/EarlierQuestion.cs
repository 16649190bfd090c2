namespace AiOps.Bot.Core.Questions;

/// <summary>A question that was asked before in the same thread.</summary>
public sealed record EarlierQuestion(string Text, DateTimeOffset AskedAt);
