using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>All that is known about an incident.</summary>
internal sealed record IncidentDocument : IncidentFields
{
    public IncidentDocument(Incident incident)
        : base(incident)
    {
    }

    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Null before the first investigation is done.</summary>
    public DateTimeOffset? InvestigatedAt { get; init; }

    public required IReadOnlyList<EvidenceDocument> Evidence { get; init; }

    public required IReadOnlyList<HypothesisDocument> Hypotheses { get; init; }

    public required IReadOnlyList<HypothesisDocument> RuledOut { get; init; }

    public required IReadOnlyList<GapDocument> Gaps { get; init; }

    public required IReadOnlyList<RemediationDocument> Remediations { get; init; }

    public required IReadOnlyList<TimelineDocument> Timeline { get; init; }
}
