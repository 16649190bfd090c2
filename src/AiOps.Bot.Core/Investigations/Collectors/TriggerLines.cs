using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Collectors;

/// <summary>The log lines that the alerts are made of.</summary>
internal sealed class TriggerLines(ILogStore logs, ILogParser parser) : ICollector
{
    private const int MaxAlerts = 6;
    private const int First = 4;
    private const int Last = 8;
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(30);

    public string Name => "alert lines";

    public async Task<CollectorResult> CollectAsync(InvestigationContext context, CancellationToken cancellationToken)
    {
        var found = new List<EvidenceDraft>();
        foreach (var alert in context.Alerts.OrderByDescending(a => a.Severity).ThenBy(a => a.StartsAt).Take(MaxAlerts))
        {
            var events = await LinesAsync(alert, cancellationToken);
            if (events.Count > 0)
            {
                found.Add(Draft(alert, events));
            }
        }

        return found.Count > 0
            ? new CollectorResult.Collected(found)
            : new CollectorResult.NoData("the log lines that the alerts are made of; the log store does not have them (any more)");
    }

    private async Task<IReadOnlyList<StoredLogEvent>> LinesAsync(Alert alert, CancellationToken cancellationToken)
    {
        if (!alert.EventIds.IsDefaultOrEmpty)
        {
            return await logs.GetAsync(alert.EventIds, cancellationToken);
        }

        // Other systems' alerts carry no event ids: what names the address or the program at that time is the next best.
        string[] words = [.. new[] { AnomalyLabels.SourceAddress, AnomalyLabels.Program }.Select(l => alert.Labels.GetValueOrDefault(l, "")).Where(w => w.Length > 0).Take(1)];
        if (words.Length == 0)
        {
            return [];
        }

        var query = new LogQuery { Window = TimeRange.Around(OnsetOf.Alert(alert), Around, Around), Words = words, Limit = First + Last, NewestFirst = true };
        var page = await logs.QueryAsync(query, cancellationToken);
        return [.. page.Events.OrderBy(e => e.Event.Timestamp).ThenBy(e => e.Sequence)];
    }

    private EvidenceDraft Draft(Alert alert, IReadOnlyList<StoredLogEvent> events) => new()
    {
        Kind = EvidenceKinds.TriggerLines,
        Title = alert.Reasons.IsDefaultOrEmpty ? alert.Title : alert.Reasons[0],
        Query = $"the {events.Count} stored log lines behind alert {alert.Id}",
        Window = Excerpt.WindowOf(events),
        RowCount = events.Count,
        Resource = alert.Resource,
        Lines = Excerpt.Of(Excerpt.Ends(events, First, Last), parser),
        Facts = alert.Labels
            .Where(l => l.Key is AnomalyLabels.SourceAddress or AnomalyLabels.User)
            .Append(new(EvidenceFacts.Alert, alert.Id.Value))
            .ToImmutableFacts(),
    };
}
