using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Reports;

namespace AiOps.Bot.Agents;

/// <summary>One incident for an agent. Lines of evidence are asked for by themselves.</summary>
internal static class AgentIncident
{
    private const int MostEvidence = 40;
    private const int MostCauses = 8;

    public static object Of(IncidentRecord record) => new
    {
        incident = AgentText.Row(record.Incident),
        causes = (record.Investigation?.Hypotheses ?? []).Take(MostCauses).Select(Cause),
        ruled_out = (record.Investigation?.RuledOut ?? []).Take(MostCauses).Select(h => new { title = AgentText.Cut(h.Title), because = h.RuledOutBecause }),
        could_not_read = (record.Investigation?.Gaps ?? []).Take(MostEvidence),
        evidence = (record.Investigation?.Evidence ?? []).Take(MostEvidence).Select(e => new { id = e.Id.Value, e.Found.Kind, title = AgentText.Cut(e.Found.Title), rows = e.Found.RowCount, resource = e.Found.Resource.Value }),
        remediations = record.Remediations.Take(MostCauses).Select(r => new { id = r.Id.Value, r.Status, title = AgentText.Cut(r.Title), r.Tier, expires_at = r.ExpiresAt }),
    };

    private static object Cause(Hypothesis cause) => new
    {
        title = AgentText.Cut(cause.Title),
        cause.Kind,
        entity = cause.Entity.Value,
        cause.Confidence,
        supports = cause.Supports.Select(s => s.Value),
        contradicts = cause.Contradicts.Select(c => c.Value),
        by_hand = cause.ManualStep,
    };
}
