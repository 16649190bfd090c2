using AiOps.Bot.Core.Investigations.Ranking.Fusion;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>
/// Changes were found, and none of them explains the trouble as well as something that nobody changed (a certificate that ran out, a surge, a provider's outage):
/// said as a candidate of its own, because the newest change is innocent more often than not.
/// </summary>
internal sealed class NoChangeRule : IHypothesisRule
{
    private const double Weight = 0.7;
    private const int MaxCited = 4;

    private static readonly string[] Telling =
        [EvidenceKinds.TriggerLines, EvidenceKinds.NovelLines, EvidenceKinds.MetricDeviation, EvidenceKinds.EdgeDelay, EvidenceKinds.ControlFlow];

    public IEnumerable<Hypothesis> Derive(RankingInput input)
    {
        if (input.Verdict?.Changes is not [{ Id: ChangeSuspect.None } none, ..] || none.Why.IsEmpty)
        {
            return [];
        }

        var evidence = input.Evidence.Where(e => Telling.Contains(e.Found.Kind)).Take(MaxCited).ToArray();
        var entity = input.Context.Incident.Resources.DefaultIfEmpty(ResourceId.Unknown).First();
        var hypothesis = Suspicion.Of(HypothesisKinds.NoChange, $"No change is to blame: {none.Why[0]}", entity, Weight * none.Score, evidence);
        return [hypothesis with { Contradicts = [.. input.Of(EvidenceKinds.Change).Take(MaxCited).Select(e => e.Id)] }];
    }
}
