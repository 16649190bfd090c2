using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Questions;

/// <summary>The query made for a question, and what was learned while making it.</summary>
internal sealed record LookUp(LogQuery Query, IReadOnlyList<string> Understood, IReadOnlyList<string> Gaps);
