using AiOps.Bot.Core.Questions;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>What was found, with everything needed to check it.</summary>
internal sealed record AnswerDocument
{
    public required string Question { get; init; }

    public required string Answer { get; init; }

    public required string Query { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset To { get; init; }

    /// <summary>How many rows match in all.</summary>
    public required long RowCount { get; init; }

    public required IReadOnlyList<string> Understood { get; init; }

    public required IReadOnlyList<string> Gaps { get; init; }

    public required IReadOnlyList<TemplateDocument> Templates { get; init; }

    public required IReadOnlyList<AnswerLineDocument> Lines { get; init; }

    public required IReadOnlyList<IncidentRow> Incidents { get; init; }

    /// <summary>Counts by a field, where the question asks for them.</summary>
    public required IReadOnlyList<AnswerGroup> Groups { get; init; }

    /// <summary>Changes and findings.</summary>
    public required IReadOnlyList<AnswerItem> Items { get; init; }

    /// <summary>The model that chose the query; null where the words alone made it.</summary>
    public string? Model { get; init; }

    /// <summary>Set where nothing was looked up yet because it costs much: ask again with <c>"confirmed": true</c>.</summary>
    public QueryPreview? Preview { get; init; }
}
