using AiOps.Bot.Core;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Reports;

namespace AiOps.Bot.WebConsole;

/// <summary>Reads the list of incidents: the living ones first, the gravest first among them.</summary>
internal sealed class IncidentOverview(IIncidentStore incidents, IInvestigationStore investigations, IRemediationStore remediations, IRedactor redactor)
{
    private const int MaxLines = 200;
    private const int MaxCauses = 20;

    public async Task<IReadOnlyList<IncidentLine>> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var living = await incidents.ListLivingAsync(now, cancellationToken);
        var newest = await incidents.ListAsync(MaxLines, cancellationToken);
        var waiting = await WaitingAsync(now, cancellationToken);
        var lines = new List<IncidentLine>();
        foreach (var incident in Ordered(living.Concat(newest).DistinctBy(i => i.Id)).Take(MaxLines))
        {
            var cause = lines.Count < MaxCauses && Words.IsLiving(incident) ? await CauseAsync(incident.Id, cancellationToken) : null;
            var of = redactor.Of(incident.Id);
            lines.Add(new(RedactRecord.Of(incident, of), cause is null ? null : of.Redact(cause), waiting.GetValueOrDefault(incident.Id)));
        }

        return lines;
    }

    private static IEnumerable<Incident> Ordered(IEnumerable<Incident> found) => found
        .OrderByDescending(Words.IsLiving)
        .ThenByDescending(i => Words.IsLiving(i) ? i.Severity : Severity.Info)
        .ThenByDescending(i => i.LastSeen);

    private async Task<Dictionary<IncidentId, int>> WaitingAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var proposed = await remediations.ListAsync(RemediationStatus.Proposed, MaxLines, cancellationToken);
        return proposed.Where(r => now < r.ExpiresAt).GroupBy(r => r.Incident).ToDictionary(g => g.Key, g => g.Count());
    }

    private async Task<string?> CauseAsync(IncidentId id, CancellationToken cancellationToken) =>
        await investigations.GetLatestAsync(id, cancellationToken) switch
        {
            null => "Investigating",
            { Hypotheses: [var best, ..] } => $"{CardWords.Sentence(CardWords.For(best.Confidence))}: {best.Title}",
            _ => "Inconclusive so far",
        };
}
