namespace AiOps.Bot.Core.Questions;

/// <summary>What somebody wants to know about recent logs or incidents, in their own words. Hostile text: matched, never obeyed.</summary>
/// <param name="Since">How far to look back where the text names no time; null = the default of one hour.</param>
/// <param name="Zone">The asker's time zone, in which clock times are meant.</param>
public sealed record Question(string Text, DateTimeOffset AskedAt, TimeSpan? Since, TimeZoneInfo Zone);
