using System.Globalization;
using AiOps.Bot.Core.Questions;

namespace AiOps.Bot.Core.Conversations;

/// <summary>An answer in chat: what was found, the newest lines, and how to check it (query, window, rows, gaps). Pure.</summary>
internal static class AnswerReply
{
    private const int Lines = 8;
    private const int Shapes = 5;
    private const int Groups = 12;

    public static ChatReply Of(Answer answer, ReaderClock clock) => new(clock.InText(answer.Summary), [.. Parts(answer, clock)]);

    private static string Group(AnswerGroup group) => group.Earlier is { } earlier
        ? string.Create(CultureInfo.InvariantCulture, $"{group.Count,7:N0}  (before {earlier:N0})  {group.Name}")
        : string.Create(CultureInfo.InvariantCulture, $"{group.Count,7:N0}  {group.Name}");

    private static IEnumerable<ReplyPart> Parts(Answer answer, ReaderClock clock)
    {
        if (answer.Incidents.Count > 0)
        {
            yield return new ReplyLinks([.. answer.Incidents.Take(Lines).Select(i => new ReplyLink(i.Id, $"{i.Severity} {i.Status}: {i.Title}, since {clock.Time(i.StartedAt)}"))]);
        }

        if (answer.Groups.Count > 0)
        {
            yield return new ReplyLines([.. answer.Groups.Take(Groups).Select(Group)]);
        }

        if (answer.Items.Count > 0)
        {
            yield return new ReplyLines([.. answer.Items.Take(Lines).Select(i => $"{clock.Time(i.Time)}  {i.Text}  [{i.Source}]")]);
        }

        if (answer.Templates.Count > 1)
        {
            yield return new ReplyText("By shape of line:");
            yield return new ReplyLines([.. answer.Templates.Take(Shapes).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Count,7:N0}  {t.Template}"))]);
        }

        if (answer.Lines.Count > 0)
        {
            yield return new ReplyText(answer.Rows > Lines ? "The newest lines:" : "The lines:");
            yield return new ReplyLines([.. answer.Lines.Take(Lines).Select(l => $"{clock.Time(l.Timestamp)}  {l.Text}")]);
        }

        if (answer.Preview is not null)
        {
            yield return new ReplyNote("Say \"yes\" here to look it up all the same.");
        }

        foreach (var gap in answer.Gaps)
        {
            yield return new ReplyNote("Mind: " + clock.InText(gap));
        }

        var rows = string.Create(CultureInfo.InvariantCulture, $"{answer.Rows:N0} {(answer.Rows == 1 ? "row" : "rows")}");
        yield return new ReplyNote($"Query: {answer.Query}. Window: {clock.Window(answer.Window)}. {rows}. Understood: {string.Join("; ", answer.Understood)}.");
    }
}
