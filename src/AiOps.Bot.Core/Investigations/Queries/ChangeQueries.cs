using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>Queries about changes: writing calls in the stored trail, and changes that investigations found (which may be older than what is stored).</summary>
internal sealed class ChangeQueries(ILogStore logs, IIncidentStore incidents, IInvestigationStore investigations, ILogParser parser)
{
    private const int Incidents = 50;

    /// <summary>What every record of an API call has, so that other lines are not even read.</summary>
    private static readonly string[] Mark = ["\"eventName\"", "\"eventSource\""];

    public async Task<QueryResult> RunAsync(TypedQuery query, CancellationToken cancellationToken)
    {
        var now = await ReadAsync(query, query.Window, cancellationToken);
        var earlier = query.Shape == QueryShape.Compare ? (await ReadAsync(query, query.Other, cancellationToken)).Items : null;
        return ItemResults.Of(query, now.Items, earlier, now.Gaps);
    }

    private async Task<(List<QueryItem> Items, List<string> Gaps)> ReadAsync(TypedQuery query, TimeRange window, CancellationToken cancellationToken)
    {
        var page = await logs.QueryAsync(LogQueries.Query(query, window) with { Words = [.. Mark, .. query.Words], Resources = [], AtLeast = LogSeverity.Unknown }, cancellationToken);
        var calls = page.Events.Select(e => TrailCall.Read(e.Event, parser)).OfType<TrailCall>().Where(c => query.Accounts?.Contains(c.Account) ?? true).ToList();
        var seen = calls.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var items = calls.Where(c => c.Writes).Select(c => c.Item).Concat(await FoundAsync(query, window, seen, cancellationToken)).Where(i => ItemResults.Fits(i, query));
        var gaps = new List<string>();
        if (calls.Count == 0)
        {
            gaps.Add("No record of API calls is stored for that time: let a trail write to a CloudWatch log group that is ingested, or ask about an incident, whose changes are looked up in CloudTrail (permission cloudtrail:LookupEvents).");
        }

        if (page.MatchingRows > page.Events.Count)
        {
            gaps.Add($"Only the newest {page.Events.Count} of {page.MatchingRows} recorded calls were looked at.");
        }

        return ([.. items.OrderByDescending(i => i.Time)], gaps);
    }

    private async Task<List<QueryItem>> FoundAsync(TypedQuery query, TimeRange window, HashSet<string> seen, CancellationToken cancellationToken)
    {
        var found = new List<QueryItem>();
        foreach (var incident in (await incidents.ListAsync(Incidents, cancellationToken)).Where(i => query.Accounts?.Contains(i.Account) ?? true))
        {
            var latest = await investigations.GetLatestAsync(incident.Id, cancellationToken);
            found.AddRange((latest?.Evidence ?? []).Where(e => e.Found.Kind == EvidenceKinds.Change && e.Found.Lines.All(l => l.EventId is null || seen.Add(l.EventId) || e.Found.Lines.Length > 1))
                .Select(e => Item(e, incident)).Where(i => window.Contains(i.Time)));
        }

        return [.. found.DistinctBy(i => (i.Time, i.Kind, i.Text))];
    }

    private static QueryItem Item(Evidence evidence, Incident incident) => new(
        OnsetOf.Time(evidence.Found.Facts.GetValueOrDefault(EvidenceFacts.EventTime)) ?? evidence.Found.Window.From,
        evidence.Found.Facts.GetValueOrDefault(EvidenceFacts.EventName) ?? evidence.Found.Kind,
        evidence.Found.Resource,
        evidence.Found.Title,
        evidence.Found.Facts.GetValueOrDefault(EvidenceFacts.Actor),
        $"{incident.Id} {evidence.Id}",
        Tainted: false);
}
