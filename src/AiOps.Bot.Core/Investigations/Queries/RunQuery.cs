namespace AiOps.Bot.Core.Investigations.Queries;

/// <summary>Runs typed queries against what is stored. Reads only; bounded in rows. Thread-safe.</summary>
internal sealed class RunQuery(LogQueries logs, IncidentQueries incidents, ChangeQueries changes, FindingQueries findings)
{
    public Task<QueryResult> RunAsync(TypedQuery query, CancellationToken cancellationToken) => query.Source switch
    {
        QuerySource.Incidents => incidents.RunAsync(query, cancellationToken),
        QuerySource.Changes => changes.RunAsync(query, cancellationToken),
        QuerySource.Findings => findings.RunAsync(query, cancellationToken),
        _ => logs.RunAsync(query, cancellationToken),
    };
}
