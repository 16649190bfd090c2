namespace AiOps.Bot.Core.Cards;

/// <summary>A name and a value.</summary>
/// <param name="Value">For people; a time is written in UTC.</param>
/// <param name="Time">The time in the value, where it is one, so that a renderer can show it in the reader's zone.</param>
public sealed record CardFact(string Name, string Value, DateTimeOffset? Time = null);
