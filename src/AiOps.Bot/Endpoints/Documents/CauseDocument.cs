using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>A person's word on the cause.</summary>
/// <param name="Answer">Whether the cause that was named was it.</param>
/// <param name="Text">What the cause was, as far as anybody said.</param>
internal sealed record CauseDocument(CauseAnswer Answer, string Text, string By, DateTimeOffset At);
