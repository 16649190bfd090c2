using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Queries;

namespace AiOps.Bot.Core.Questions;

/// <summary>What was found, with everything needed to check it: the query, the window, the row count and what was understood.</summary>
public sealed record Answer
{
    public required Question Question { get; init; }

    /// <summary>The answer in a sentence or two.</summary>
    public required string Summary { get; init; }

    /// <summary>The query that was run, written out.</summary>
    public required string Query { get; init; }

    public required TimeRange Window { get; init; }

    /// <summary>How many rows match in all.</summary>
    public required long Rows { get; init; }

    /// <summary>What the question was taken to mean, one note per part.</summary>
    public IReadOnlyList<string> Understood { get; init; } = [];

    /// <summary>Missing data and limits that the reader must know.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>Counts by shape of line, most frequent first.</summary>
    public IReadOnlyList<TemplateCount> Templates { get; init; } = [];

    /// <summary>The newest lines, newest first, secrets replaced.</summary>
    public IReadOnlyList<AnswerLine> Lines { get; init; } = [];

    /// <summary>The incidents that the question is about; empty where it is about logs.</summary>
    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    /// <summary>Counts by another field than the shape of line.</summary>
    public IReadOnlyList<AnswerGroup> Groups { get; init; } = [];

    /// <summary>Changes and findings, newest first.</summary>
    public IReadOnlyList<AnswerItem> Items { get; init; } = [];

    /// <summary>The query in its typed form.</summary>
    public TypedQuery? Typed { get; init; }

    /// <summary>The model that chose the query; null where the words alone made it.</summary>
    public string? Model { get; init; }

    /// <summary>Set where nothing was looked up yet because it costs much: ask again with <see cref="Question.Confirmed"/>.</summary>
    public QueryPreview? Preview { get; init; }
}
