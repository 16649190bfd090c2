using System.Globalization;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Queries;
using AiOps.Bot.Core.Redaction;

namespace AiOps.Bot.Core.Questions;

/// <summary>Makes an answer of a query's result: bounded, secrets replaced, with the query written out. Pure.</summary>
internal static class AnswerWriter
{
    private const int ShownGroups = 20;

    public static Answer Write(Question question, QueryResult result, LookUp lookUp, IRedactor? redactors = null)
    {
        var shown = new ShownLine(redactors?.Of(question.Incident));
        List<Incident> incidents = [.. result.Incidents.Select(i => i with { Title = (redactors?.Of(i.Id) ?? new()).Redact(i.Title) })];
        var byShape = result.Query.Source == QuerySource.Logs && result.Query.GroupBy == QueryField.Shape && result.Query.Shape is not (QueryShape.Compare or QueryShape.OverTime);
        var groups = result.Groups.Take(result.Query.Shape == QueryShape.OverTime ? ShownGroups * 5 : ShownGroups).Select(g => g with { Name = shown.TextOf(g.Name) }).ToList();
        return new()
        {
            Question = question,
            Summary = AnswerWords.Summary(result with { Groups = groups, Incidents = incidents }),
            Query = QueryText.Of(result.Query),
            Window = result.Query.Window,
            Rows = result.Rows,
            Understood = lookUp.Model is { } model ? [.. lookUp.Understood, $"query chosen by model {model}"] : lookUp.Understood,
            Gaps = [.. lookUp.Gaps, .. result.Gaps],
            Templates = byShape ? [.. groups.Select(g => new TemplateCount(g.Name, g.Count, g.Worst, g.FirstSeen, g.LastSeen))] : [],
            Groups = byShape ? [] : [.. groups.Select(g => new AnswerGroup(g.Name, g.Count, g.Earlier, g.FirstSeen, g.LastSeen))],
            Lines = [.. result.Lines.Select(e => shown.Of(e.Event))],
            Items = [.. result.Items.Select(i => new AnswerItem(i.Time, shown.TextOf(i.Text), shown.TextOf(i.Resource.Value), i.Source))],
            Incidents = incidents,
            Typed = result.Query,
            Model = lookUp.Model,
        };
    }

    /// <summary>Asks the asker first.</summary>
    public static Answer Preview(Question question, ReadQuestion read, QueryPreview preview) => new()
    {
        Question = question,
        Summary = string.Create(CultureInfo.InvariantCulture, $"This would look through about {preview.Rows:N0} lines{Bytes(preview.Bytes)}. Nothing was looked up yet: name a shorter time, or say that you want it all the same."),
        Query = QueryText.Of(ReadQueries.Items(read)),
        Window = read.Window,
        Rows = 0,
        Understood = [.. ReadQueries.Notes(read)],
        Preview = preview,
    };

    private static string Bytes(long bytes) => bytes == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and scan about {bytes / 1e9:0.0} GB of CloudWatch Logs, which the account is charged for");
}
