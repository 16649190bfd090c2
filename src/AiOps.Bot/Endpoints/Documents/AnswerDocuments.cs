using AiOps.Bot.Core.Questions;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>Spells answers as JSON documents. Pure.</summary>
internal static class AnswerDocuments
{
    public static AnswerDocument Document(Answer answer) => new()
    {
        Question = answer.Question.Text,
        Answer = answer.Summary,
        Query = answer.Query,
        From = answer.Window.From,
        To = answer.Window.To,
        RowCount = answer.Rows,
        Understood = answer.Understood,
        Gaps = answer.Gaps,
        Templates = [.. answer.Templates.Select(t => new TemplateDocument(t.Template, t.Count, t.Worst, t.FirstSeen, t.LastSeen))],
        Lines = [.. answer.Lines.Select(l => new AnswerLineDocument(l.EventId, l.Stream.ToString(), l.Timestamp, l.Severity, l.Text))],
        Incidents = [.. answer.Incidents.Select(IncidentDocuments.Row)],
        Groups = answer.Groups,
        Items = answer.Items,
        Model = answer.Model,
        Preview = answer.Preview,
    };
}
