using System.Globalization;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Questions;

/// <summary>Answers from the log store and the incident store, without a model.</summary>
public sealed class AnswerQuestion(ILogStore logs, IIncidentStore incidents, ILogTemplates templates) : IAnswerQuestion
{
    private const int CountedRows = 20_000;
    private const int ShownLines = 20;
    private const int ShownTemplates = 20;

    public Task<Answer> AskAsync(Question question, CancellationToken cancellationToken)
    {
        var read = QuestionParser.Read(question);
        return read.AboutIncidents
            ? new IncidentAnswers(incidents).AnswerAsync(question, read, cancellationToken)
            : AnswerFromLogsAsync(question, read, cancellationToken);
    }

    private async Task<Answer> AnswerFromLogsAsync(Question question, ReadQuestion read, CancellationToken cancellationToken)
    {
        var lookUp = await new QueryBuilder(logs).BuildAsync(read, cancellationToken);
        var page = await logs.QueryAsync(lookUp.Query with { Limit = CountedRows }, cancellationToken);
        var counts = new LineCounts(templates);
        foreach (var stored in page.Events)
        {
            counts.Add(stored.Event);
        }

        var shown = new ShownLine();
        var shapes = counts.MostFrequent(ShownTemplates).Select(c => c with { Template = shown.TextOf(c.Template) }).ToList();
        return new()
        {
            Question = question,
            Summary = Summarise(page, shapes, read.Window),
            Query = QueryInWords.Of(lookUp.Query),
            Window = read.Window,
            Rows = page.MatchingRows,
            Understood = lookUp.Understood,
            Gaps = [.. lookUp.Gaps, .. await GapsAsync(page, read.Window, cancellationToken)],
            Templates = shapes,
            Lines = [.. page.Events.Take(ShownLines).Select(e => shown.Of(e.Event))],
        };
    }

    private static string Summarise(LogPage page, List<TemplateCount> shapes, TimeRange window)
    {
        var span = $"between {QueryInWords.Iso(window.From)} and {QueryInWords.Iso(window.To)}";
        if (page.MatchingRows == 0)
        {
            return $"No line matches {span}.";
        }

        var lines = page.MatchingRows == 1 ? "One line matches" : string.Create(CultureInfo.InvariantCulture, $"{page.MatchingRows:N0} lines match");
        var first = shapes.Min(s => s.FirstSeen);
        var last = shapes.Max(s => s.LastSeen);
        var seen = page.MatchingRows > page.Events.Count ? $"the last at {QueryInWords.Iso(last)}" : $"the first at {QueryInWords.Iso(first)}, the last at {QueryInWords.Iso(last)}";
        return string.Create(CultureInfo.InvariantCulture, $"{lines} {span}: {seen}. Most frequent ({shapes[0].Count:N0}): {shapes[0].Template}");
    }

    private async Task<IReadOnlyList<string>> GapsAsync(LogPage page, TimeRange window, CancellationToken cancellationToken)
    {
        var gaps = new List<string>();
        if (page.MatchingRows > page.Events.Count)
        {
            gaps.Add(string.Create(CultureInfo.InvariantCulture, $"Counts by shape cover the newest {page.Events.Count:N0} of {page.MatchingRows:N0} lines."));
        }

        var held = await logs.SummariseAsync(cancellationToken);
        if (held.Rows == 0)
        {
            gaps.Add("The store holds no logs at all yet: check that a log source is configured and readable (aiops doctor).");
        }
        else if (held.First > window.From)
        {
            gaps.Add($"The store holds logs from {QueryInWords.Iso(held.First.Value)} on; what was before is not known.");
        }

        if (held.Last < window.To - TimeSpan.FromMinutes(15))
        {
            gaps.Add($"The newest line in the store is from {QueryInWords.Iso(held.Last.Value)}; later ones have not arrived.");
        }

        return gaps;
    }
}
