using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Questions;

/// <summary>One way to name a time in a question. Null from the reading = the words look like it, but name no time.</summary>
internal sealed record TimePhrase(Regex Pattern, Func<Match, AskedClock, DateOnly?, TimeRange?> Read);
