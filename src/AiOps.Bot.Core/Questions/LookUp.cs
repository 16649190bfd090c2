using AiOps.Bot.Core.Investigations.Queries;

namespace AiOps.Bot.Core.Questions;

/// <summary>The query made for a question, and what was learned while making it.</summary>
internal sealed record LookUp(TypedQuery Query, IReadOnlyList<string> Understood, IReadOnlyList<string> Gaps)
{
    /// <summary>The model that chose the query; null where the words alone made it.</summary>
    public string? Model { get; init; }
}
