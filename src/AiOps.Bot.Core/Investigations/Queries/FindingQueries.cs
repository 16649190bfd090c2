using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>Queries about what is misconfigured, from the latest investigations.</summary>
internal sealed class FindingQueries(IIncidentStore incidents, IInvestigationStore investigations)
{
    private const int Incidents = 100;

    private static readonly HashSet<string> Kinds = [EvidenceKinds.CrontabFault, EvidenceKinds.ExposedPort, EvidenceKinds.PermissionMissing];

    public async Task<QueryResult> RunAsync(TypedQuery query, CancellationToken cancellationToken)
    {
        var found = new List<QueryItem>();
        var looked = 0;
        foreach (var incident in (await incidents.ListAsync(Incidents, cancellationToken)).Where(i => query.Accounts?.Contains(i.Account) ?? true))
        {
            if (await investigations.GetLatestAsync(incident.Id, cancellationToken) is { } latest)
            {
                looked++;
                found.AddRange(latest.Evidence.Where(e => IsFinding(e.Found.Kind)).Select(e => Item(e, incident, latest)));
            }
        }

        // The same fault is found by every investigation that looks there; the newest one counts.
        var items = found.OrderByDescending(i => i.Time).DistinctBy(i => (i.Kind, i.Resource, i.Text)).Where(i => ItemResults.Fits(i, query)).ToList();
        return ItemResults.Of(query with { Shape = query.Shape == QueryShape.Compare ? QueryShape.Lines : query.Shape }, items, null,
            [$"Findings are those of the investigations of {looked} incidents; what no incident led to was not looked at."]);
    }

    private static bool IsFinding(string kind) => Kinds.Contains(kind) || kind.StartsWith("finding", StringComparison.Ordinal);

    private static QueryItem Item(Evidence evidence, Incident incident, Investigation investigation) => new(
        investigation.FinishedAt, evidence.Found.Kind, evidence.Found.Resource, evidence.Found.Title, null, $"{incident.Id} {evidence.Id}", Tainted: false);
}
