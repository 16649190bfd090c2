using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Queries;
using AiOps.Bot.Core.Questions;

namespace AiOps.Bot.Commands;

/// <summary>An answer as <c>ask --json</c> prints it.</summary>
internal sealed record PrintedAnswer(
    string Question, string Summary, string Query, DateTimeOffset From, DateTimeOffset To, long Rows, IReadOnlyList<string> Understood, IReadOnlyList<string> Gaps)
{
    public IReadOnlyList<TemplateCount> Templates { get; init; } = [];

    public IReadOnlyList<Shown> Lines { get; init; } = [];

    public IReadOnlyList<AnswerGroup> Groups { get; init; } = [];

    public IReadOnlyList<AnswerItem> Items { get; init; } = [];

    /// <summary>The query in its typed form, without the window that stands above.</summary>
    public TypedQuery? Typed { get; init; }

    public string? Model { get; init; }

    /// <summary>Set where nothing was looked up yet because it costs much; ask again with <c>--yes</c>.</summary>
    public QueryPreview? Preview { get; init; }

    public IReadOnlyList<Named> Incidents { get; init; } = [];

    public static PrintedAnswer Of(Answer answer) =>
        new(answer.Question.Text, answer.Summary, answer.Query, answer.Window.From, answer.Window.To, answer.Rows, answer.Understood, answer.Gaps)
        {
            Templates = answer.Templates,
            Groups = answer.Groups,
            Items = answer.Items,
            Typed = answer.Typed,
            Model = answer.Model,
            Preview = answer.Preview,
            Lines = [.. answer.Lines.Select(l => new Shown(l.Timestamp, l.Stream.ToString(), l.EventId, l.Text))],
            Incidents = [.. answer.Incidents.Select(i => new Named(i.Id.Value, i.Severity, i.Status, i.Title, i.StartedAt))],
        };

    internal sealed record Shown(DateTimeOffset Timestamp, string Stream, string EventId, string Text);

    internal sealed record Named(string Id, Severity Severity, IncidentStatus Status, string Title, DateTimeOffset StartedAt);
}
