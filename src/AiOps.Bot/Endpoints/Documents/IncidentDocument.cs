using System.Diagnostics.CodeAnalysis;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>All that is known about an incident.</summary>
internal sealed record IncidentDocument : IncidentRow
{
    [SetsRequiredMembers]
    public IncidentDocument(IncidentRow row)
        : base(row)
    {
        (Labels, Evidence, Hypotheses, RuledOut, Gaps, Remediations, Timeline) = (new Dictionary<string, string>(), [], [], [], [], [], []);
    }

    public IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Null before the first investigation is done.</summary>
    public DateTimeOffset? InvestigatedAt { get; init; }

    public IReadOnlyList<EvidenceDocument> Evidence { get; init; }

    public IReadOnlyList<HypothesisDocument> Hypotheses { get; init; }

    public IReadOnlyList<HypothesisDocument> RuledOut { get; init; }

    public IReadOnlyList<GapDocument> Gaps { get; init; }

    public IReadOnlyList<RemediationDocument> Remediations { get; init; }

    public IReadOnlyList<TimelineDocument> Timeline { get; init; }
}
