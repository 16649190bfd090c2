using System.Globalization;

namespace AiOps.Bot.Core.Reports;

/// <summary>Who did what, when.</summary>
internal static class PostMortemTimeline
{
    /// <summary>Enough for a week of a flapping incident; the first and the last are kept.</summary>
    private const int Most = 200;

    public static void Write(MarkdownPage page, IncidentRecord record)
    {
        page.Heading("Timeline");
        page.Row("When", "Who", "What");
        page.Row("---", "---", "---");
        page.Row(page.Clock.Time(record.Incident.StartedAt), "", "It began, as far as the evidence shows");
        var left = record.Timeline.Count - Most;
        foreach (var entry in left > 0 ? record.Timeline.Take(Most / 2) : record.Timeline)
        {
            page.Row(page.Clock.Time(entry.Time), page.Text(entry.Actor), $"{page.Text(entry.Verb)}: {page.Text(entry.Detail)}");
        }

        if (left > 0)
        {
            page.Row("…", "", string.Create(CultureInfo.InvariantCulture, $"{left} entries are left out here; the whole record is on the incident's page"));
            foreach (var entry in record.Timeline.Skip(record.Timeline.Count - (Most / 2)))
            {
                page.Row(page.Clock.Time(entry.Time), page.Text(entry.Actor), $"{page.Text(entry.Verb)}: {page.Text(entry.Detail)}");
            }
        }
    }
}
