using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;

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

    /// <summary>The hypotheses as ranked without a model, where a model changed them; else empty.</summary>
    public required IReadOnlyList<HypothesisDocument> RankedWithoutModel { get; init; }

    /// <summary>What should be asked next: <c>POST /api/v1/incidents/{id}/queries/{query}</c> runs one.</summary>
    public required IReadOnlyList<NextQueryDocument> NextQueries { get; init; }

    /// <summary>What a model did and spent; null where none was asked.</summary>
    public ModelRun? Model { get; init; }

    public required IReadOnlyList<HypothesisDocument> RuledOut { get; init; }

    public required IReadOnlyList<GapDocument> Gaps { get; init; }

    public required IReadOnlyList<RemediationDocument> Remediations { get; init; }

    public required IReadOnlyList<TimelineDocument> Timeline { get; init; }
}
