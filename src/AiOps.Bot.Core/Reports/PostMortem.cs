using AiOps.Bot.Core.Redaction;

namespace AiOps.Bot.Core.Reports;

/// <summary>
/// Drafts a post-mortem from the record alone: what happened, when, what the cause is thought to be with its evidence, what was done by whom. What the record
/// cannot know stands there as a question. Pure: the same record gives the same draft.
/// </summary>
public static class PostMortem
{
    /// <param name="zone">The reader's; all times are written in it.</param>
    /// <param name="redactor">Of the incident; null = placeholders are numbered, so that a draft depends on nothing else than the record.</param>
    /// <returns>Markdown (CommonMark with GitHub's tables), secrets replaced.</returns>
    public static string Markdown(IncidentRecord record, TimeZoneInfo zone, SecretRedactor? redactor = null)
    {
        var page = new MarkdownPage(redactor ?? new(), new ReaderClock(zone));
        var incident = record.Incident;
        page.Title($"Post-mortem: {page.Text(incident.Title)}");
        page.Paragraph($"\nDraft, written from the record of {page.Code(incident.Id.Value)} as it stood {AsOf(record, page.Clock)}. Nobody has reviewed it. Times are in {ZoneName(zone)}.");
        PostMortemSummary.Write(page, record);
        PostMortemTimeline.Write(page, record);
        PostMortemCause.Write(page, record);
        PostMortemActions.Write(page, record);
        PostMortemQuestions.Write(page, record);
        return page.ToString();
    }

    private static string AsOf(IncidentRecord record, ReaderClock clock) =>
        clock.Time(record.Timeline.Select(t => t.Time).Append(record.Incident.OpenedAt).Max());

    private static string ZoneName(TimeZoneInfo zone) => zone.Id;
}
