using AiOps.Bot.Core.Investigations.Ranking.Fusion;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>
/// What the ranking of metrics, logs and spans over the topology blames. It says where, and what is unusual there, but not why: a rule that knows the why comes
/// before it.
/// </summary>
internal sealed class TelemetryRule : IHypothesisRule
{
    private const int MaxSuspects = 3;

    /// <summary>Less than what rules reach that found the cause itself, so that "where" never displaces "why".</summary>
    private const double Where = 0.8;
    private const double Least = 0.15;
    private const int MaxDetail = 200;

    private static readonly string[] Kinds = [EvidenceKinds.MetricDeviation, EvidenceKinds.ControlFlow, EvidenceKinds.EdgeDelay];

    public IEnumerable<Hypothesis> Derive(RankingInput input) => input.Verdict is not { Quiet: false } verdict ? [] : verdict.Candidates
        .Where(c => c.Score >= Least)
        .Select(c => Candidate(c, [.. input.Evidence.Where(e => Kinds.Contains(e.Found.Kind) && IsAbout(e, c.Entity))]))
        .OfType<Hypothesis>()
        .Take(MaxSuspects);

    private static Hypothesis? Candidate(Candidate suspect, Evidence[] evidence)
    {
        if (evidence.Length == 0)
        {
            return null;
        }

        var detail = suspect.Detail.Length > 0 ? suspect.Detail : suspect.Evidence.FirstOrDefault() ?? "";
        var title = $"{suspect.Entity} behaves otherwise than before: {suspect.Kind}{(detail.Length > 0 ? $" ({(detail.Length > MaxDetail ? detail[..MaxDetail] + "…" : detail)})" : "")}";
        return Suspicion.Of(HypothesisKinds.UnusualBehaviour, title, new(suspect.Entity), Where * suspect.Score, evidence);
    }

    private static bool IsAbout(Evidence evidence, string entity) => evidence.Found.Resource.Value == entity || evidence.Found.Facts.GetValueOrDefault(EvidenceFacts.Caller) == entity;
}
