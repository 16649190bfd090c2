using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>Spells incidents and what was found out about them as JSON documents. Pure.</summary>
internal static class IncidentDocuments
{
    public static IncidentRow Row(Incident incident) => new(incident);

    public static IncidentDocument Document(
        Incident incident, Investigation? investigation, IEnumerable<Remediation> remediations, IEnumerable<TimelineEntry> timeline) => new(incident)
        {
            Labels = incident.Labels,
            InvestigatedAt = investigation?.FinishedAt,
            Evidence = [.. (investigation?.Evidence ?? []).Select(Evidence)],
            Hypotheses = [.. (investigation?.Hypotheses ?? []).Select(Hypothesis)],
            RuledOut = [.. (investigation?.RuledOut ?? []).Select(Hypothesis)],
            Gaps = [.. (investigation?.Gaps ?? []).Select(g => new GapDocument(g.Collector, g.Reason))],
            Remediations = [.. remediations.Select(RemediationDocuments.Document)],
            Timeline = [.. timeline.Select(t => new TimelineDocument(t.Sequence, t.Time, t.Actor, t.Verb, t.Detail, t.Hash))],
        };

    private static EvidenceDocument Evidence(Evidence evidence) => new(
        evidence.Id.Value,
        evidence.Collector,
        evidence.Found.Kind,
        evidence.Found.Title,
        evidence.Found.Query,
        evidence.Found.Window.From,
        evidence.Found.Window.To,
        evidence.Found.RowCount,
        evidence.Found.Resource.Value,
        [.. evidence.Found.Lines.Select(l => new LineDocument(l.EventId, l.Time, l.Text, l.Tainted))],
        evidence.Found.Facts);

    private static HypothesisDocument Hypothesis(Hypothesis hypothesis) => new(
        hypothesis.Kind,
        hypothesis.Title,
        hypothesis.Entity.Value,
        Math.Round(hypothesis.Score, 4),
        hypothesis.Confidence,
        [.. hypothesis.Supports.Select(e => e.Value)],
        [.. hypothesis.Contradicts.Select(e => e.Value)],
        hypothesis.RuledOutBecause,
        hypothesis.ManualStep);
}
