using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Queries;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Core.Reports;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>Spells incidents and what was found out about them as JSON documents. Pure.</summary>
internal static class IncidentDocuments
{
    public static IncidentRow Row(Incident incident) => new(incident);

    private static readonly Investigation NotYet = new() { Id = "", Incident = default, StartedAt = default, FinishedAt = default };

    public static IncidentDocument Document(IncidentRecord found, ApprovalFacts facts)
    {
        var known = found.Investigation ?? NotYet;
        return new(found.Incident)
        {
            Labels = found.Incident.Labels,
            InvestigatedAt = found.Investigation?.FinishedAt,
            Evidence = [.. known.Evidence.Select(Evidence)],
            Hypotheses = [.. known.Hypotheses.Select(Hypothesis)],
            RankedWithoutModel = [.. known.Floor.Select(Hypothesis)],
            NextQueries = [.. known.NextQueries.Select(q => new NextQueryDocument(q.Id, q.Label, QueryText.Of(q.Query)))],
            Model = known.Model,
            RuledOut = [.. known.RuledOut.Select(Hypothesis)],
            Gaps = [.. known.Gaps.Select(g => new GapDocument(g.Collector, g.Reason, g.Kind))],
            Remediations = [.. found.Remediations.Select(r => RemediationDocuments.Document(r, facts))],
            Timeline = [.. found.Timeline.Select(t => new TimelineDocument(t.Sequence, t.Time, t.Actor, t.Verb, t.Detail, t.Hash))],
        };
    }

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
        hypothesis.ManualStep,
        hypothesis.FromModel);
}
