using AiOps.Bot.Core.Investigations.Queries;

namespace AiOps.Bot.Core.Questions;

/// <summary>What a question's words say about the form of its answer, apart from times, places and things.</summary>
internal sealed record QuestionIntent
{
    public QuerySource? Source { get; init; }

    public QueryShape? Shape { get; init; }

    public QueryField? GroupBy { get; init; }

    public int? Top { get; init; }

    /// <summary>How far before the window the time to compare with lies; null where none is named.</summary>
    public TimeSpan? Earlier { get; init; }

    /// <summary>The question without the words that said this.</summary>
    public required string Rest { get; init; }
}
