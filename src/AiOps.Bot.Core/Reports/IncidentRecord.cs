using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Core.Reports;

/// <summary>Everything that is kept about one incident.</summary>
/// <param name="Investigation">The latest one; null before the first is done.</param>
/// <param name="Timeline">Oldest first.</param>
public sealed record IncidentRecord(
    Incident Incident,
    IReadOnlyList<Alert> Alerts,
    Investigation? Investigation,
    IReadOnlyList<Remediation> Remediations,
    IReadOnlyList<TimelineEntry> Timeline);
