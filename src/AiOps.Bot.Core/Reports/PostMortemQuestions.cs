using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Memory;

namespace AiOps.Bot.Core.Reports;

/// <summary>What only people can answer. Nothing here is made up: each question stands on a fact of the record, or is one that every review asks.</summary>
internal static class PostMortemQuestions
{
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    public static void Write(MarkdownPage page, IncidentRecord record)
    {
        page.Heading("For the people who were there");
        foreach (var question in Questions(page, record))
        {
            page.Bullet("[ ] " + question);
        }
    }

    private static IEnumerable<string> Questions(MarkdownPage page, IncidentRecord record)
    {
        yield return "What went well?";
        yield return "What went poorly?";
        yield return "Where were we lucky?";
        var incident = record.Incident;
        if (incident.OpenedAt - incident.StartedAt >= Late)
        {
            yield return $"It began {CardWords.Length(incident.OpenedAt - incident.StartedAt)} before it was noticed. What would have noticed it sooner?";
        }

        if (incident.Recurrences > 0)
        {
            yield return "It came back. What has to change so that it does not?";
        }

        if (incident.Review is null)
        {
            yield return "Was the cause named above the cause? Say so on the incident's page: the next investigation learns from it.";
        }

        foreach (var question in FromInvestigation(page, record.Investigation))
        {
            yield return question;
        }
    }

    private static IEnumerable<string> FromInvestigation(MarkdownPage page, Investigation? investigation)
    {
        if (SuspectedCause.Of(investigation)?.ManualStep is { } step)
        {
            yield return $"Still to do by hand? {page.Text(step)}";
        }

        foreach (var gap in investigation?.Gaps.Where(g => g.Kind == GapKind.NotRead) ?? [])
        {
            yield return $"Should this be readable the next time? {page.Text(gap.Collector)}: {page.Text(gap.Reason)}";
        }
    }
}
