using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Queries;
using AiOps.Bot.Core.Investigations.Tools;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations;

/// <summary>Runs a query that an investigation suggests, because a person asked for it, and keeps what it gave as evidence. Reads only.</summary>
public sealed class RunNextQuery
{
    private const int Attempts = 3;

    private readonly IIncidentStore _incidents;
    private readonly IInvestigationStore _investigations;
    private readonly RunQuery _run;
    private readonly ILogParser _parser;

    internal RunNextQuery(IIncidentStore incidents, IInvestigationStore investigations, RunQuery run, ILogParser parser) =>
        (_incidents, _investigations, _run, _parser) = (incidents, investigations, run, parser);

    /// <param name="queryId">Of <see cref="NextQuery.Id"/>: made from the query, so no other one can be run with it.</param>
    /// <returns>What it gave; null where the investigation does not suggest it (any more).</returns>
    public async Task<NextQueryResult?> RunAsync(IncidentId id, string queryId, CancellationToken cancellationToken)
    {
        if (await _investigations.GetLatestAsync(id, cancellationToken) is not { } investigation || investigation.NextQueries.FirstOrDefault(q => q.Id == queryId) is not { } next)
        {
            return null;
        }

        var result = await _run.RunAsync(next.Query, cancellationToken);
        var evidence = result.Rows == 0 ? null : new Evidence(ToolDesk.NextId(investigation.Evidence), "asked by a person", QueryEvidence.Of(result, _parser));
        await KeepAsync(id, investigation, With(investigation, next, evidence, result), cancellationToken);
        return new(next, result, evidence?.Id);
    }

    private static Investigation With(Investigation investigation, NextQuery asked, Evidence? evidence, QueryResult result) => investigation with
    {
        NextQueries = [.. investigation.NextQueries.Where(q => q.Id != asked.Id)],
        Evidence = evidence is null ? investigation.Evidence : investigation.Evidence.Add(evidence),
        Gaps = evidence is null ? investigation.Gaps.Add(new("asked by a person", $"{asked.Label}: nothing ({QueryText.Of(result.Query)})", GapKind.NothingThere)) : investigation.Gaps,
    };

    /// <summary>Where the investigation was made anew meanwhile, that one stands: the person has their answer in any case.</summary>
    private async Task KeepAsync(IncidentId id, Investigation before, Investigation after, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var latest = await _investigations.GetLatestAsync(id, cancellationToken);
            if (latest is null || latest.Id != before.Id || latest.Evidence.Length != before.Evidence.Length || await _incidents.GetAsync(id, cancellationToken) is not { } incident)
            {
                return;
            }

            if (await _investigations.SaveAsync(after, incident, [], cancellationToken))
            {
                return;
            }
        }
    }
}
