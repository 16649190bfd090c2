using System.Globalization;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Memory;

namespace AiOps.Bot.Core.Reports;

/// <summary>What it was, when, and how it was noticed.</summary>
internal static class PostMortemSummary
{
    private const int MaxResources = 10;
    private const int MaxAlerts = 10;

    public static void Write(MarkdownPage page, IncidentRecord record)
    {
        Summary(page, record);
        Impact(page, record);
        Detection(page, record);
    }

    private static void Summary(MarkdownPage page, IncidentRecord record)
    {
        var incident = record.Incident;
        page.Heading("Summary");
        page.Bullet($"Severity {incident.Severity}, {incident.Status}{(incident.Recurrences == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", came back {incident.Recurrences} times"))}");
        page.Bullet($"Where: account {page.Code(incident.Account)}, {page.Code(incident.Region)}: {Resources(page, incident)}");
        page.Bullet($"Taken care of by {(incident.Owner is { } owner ? page.Text(owner) : "nobody")}");
        page.Bullet("Cause: " + Cause(page, record));
    }

    private static string Cause(MarkdownPage page, IncidentRecord record) => (record.Incident.Review, SuspectedCause.Of(record.Investigation)) switch
    {
        ({ } review, _) => $"{page.Text(review.InWords)} (says {page.Text(review.By)})",
        (null, { } suspect) => $"{page.Text(suspect.Title)} ({CardWords.For(suspect.Confidence)} by the evidence; nobody has confirmed it)",
        _ => "not known",
    };

    private static string Resources(MarkdownPage page, Incident incident) => incident.Resources.IsEmpty
        ? "no resource known"
        : string.Join(", ", incident.Resources.Take(MaxResources).Select(r => page.Code(r.Value)))
            + (incident.Resources.Length > MaxResources ? string.Create(CultureInfo.InvariantCulture, $" and {incident.Resources.Length - MaxResources} more") : "");

    private static void Impact(MarkdownPage page, IncidentRecord record)
    {
        var incident = record.Incident;
        var mitigated = record.Timeline.LastOrDefault(t => t.Verb is TimelineVerbs.Mitigated or TimelineVerbs.Succeeded)?.Time;
        page.Heading("Impact window");
        page.Bullet($"Began {page.Clock.Time(incident.StartedAt)}");
        page.Bullet($"Noticed {page.Clock.Time(incident.OpenedAt)}, {CardWords.Length(Positive(incident.OpenedAt - incident.StartedAt))} later");
        if (mitigated is { } at)
        {
            page.Bullet($"A fix was verified {page.Clock.Time(at)}");
        }

        page.Bullet(incident.ResolvedAt is { } end
            ? $"Resolved {page.Clock.Time(end)}, {CardWords.Length(Positive(end - incident.StartedAt))} after it began"
            : $"Not resolved; last seen {page.Clock.Time(incident.LastSeen)}");
        page.Bullet("Who was affected, and how much: _not in the record_");
    }

    private static void Detection(MarkdownPage page, IncidentRecord record)
    {
        page.Heading("Detection");
        foreach (var alert in record.Alerts.OrderBy(a => a.StartsAt).ThenBy(a => a.Id.Value, StringComparer.Ordinal).Take(MaxAlerts))
        {
            page.Bullet(Alert(page, alert));
        }

        if (record.Alerts.Count > MaxAlerts)
        {
            page.Bullet(string.Create(CultureInfo.InvariantCulture, $"and {record.Alerts.Count - MaxAlerts} more alerts"));
        }
    }

    private static string Alert(MarkdownPage page, Alert alert)
    {
        var reason = alert.Reasons.IsDefaultOrEmpty ? "" : ": " + page.Text(alert.Reasons[0]);
        return string.Create(CultureInfo.InvariantCulture, $"{page.Code(alert.Kind)} by {page.Code(alert.Source)}, {page.Text(alert.Title)}{reason} (since {page.Clock.Time(alert.StartsAt)}, reported {alert.Count} {(alert.Count == 1 ? "time" : "times")})");
    }

    private static TimeSpan Positive(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span;
}
