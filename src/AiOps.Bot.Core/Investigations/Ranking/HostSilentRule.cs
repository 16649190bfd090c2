using AiOps.Bot.Core.Anomalies;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>What ceased may have ceased because the whole host is silent.</summary>
internal sealed class HostSilentRule : IHypothesisRule
{
    private const double NothingComes = 0.7;

    public IEnumerable<Hypothesis> Derive(RankingInput input)
    {
        if (!input.IsAbout(AnomalyKinds.ActivityCeased, AnomalyKinds.SourceSilent))
        {
            yield break;
        }

        Evidence[] silent = [.. input.Of(EvidenceKinds.HostSilent)];
        Evidence[] writing = [.. input.Of(EvidenceKinds.HostStillWriting), .. input.Of(EvidenceKinds.JobStillStarted)];
        if (writing.Length > 0)
        {
            yield return Suspicion.RuledOut(HypothesisKinds.HostSilent, "The host is down or its logs do not arrive", writing[0].Found.Resource, "other lines of the host go on arriving", writing);
        }
        else if (silent.Length > 0)
        {
            yield return Suspicion.Of(HypothesisKinds.HostSilent, "The host is down or its logs do not arrive", silent[0].Found.Resource, NothingComes, silent) with
            {
                ManualStep = "See whether the host runs and can be reached; if it does, see whether its log agent runs and may write to the log group.",
            };
        }
    }
}
