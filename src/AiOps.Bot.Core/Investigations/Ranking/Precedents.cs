using System.Globalization;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>
/// What people said of earlier incidents weighs on the candidates: a confirmed cause comes up, one that was wrong before goes down, by how alike and how recent
/// the earlier incident is. It weighs less than evidence of today, brings nothing that an action could bind to, and never speaks without a person's word.
/// </summary>
internal static class Precedents
{
    /// <summary>How much of the way to certainty a confirmed cause goes at most: less than one step of the confidence words.</summary>
    private const double Up = 0.25;

    /// <summary>How much of its score a denied cause loses at most.</summary>
    private const double Down = 0.4;

    /// <summary>The same kind of cause, but another thing to blame.</summary>
    private const double OtherEntity = 0.4;

    /// <summary>A confirmed cause that nothing of today speaks for is possible at most.</summary>
    private const double Alone = 0.5;

    /// <summary>About five half-lives ago: too long to speak for anything by itself.</summary>
    private const double Faint = 0.05;

    public static IEnumerable<Hypothesis> Weigh(IEnumerable<Hypothesis> hypotheses, RankingInput input)
    {
        var past = input.Of(EvidenceKinds.PastIncident).Select(Precedent.Of).OfType<Precedent>().ToArray();
        var all = hypotheses.ToArray();
        return past.Length == 0 ? all : [.. all.Select(h => past.Aggregate(h, Weigh)), .. Unmatched(all, past)];
    }

    private static Hypothesis Weigh(Hypothesis hypothesis, Precedent past)
    {
        if (hypothesis.RuledOutBecause is not null || hypothesis.Kind != past.Cause)
        {
            return hypothesis;
        }

        var same = hypothesis.Entity == past.Entity;
        return past.Answer == CauseAnswer.Yes ? Raise(hypothesis, past, same ? 1 : OtherEntity) : same ? Lower(hypothesis, past) : hypothesis;
    }

    private static Hypothesis Raise(Hypothesis hypothesis, Precedent past, double share) => Scored(
        hypothesis, hypothesis.Score + ((1 - hypothesis.Score) * Up * share * past.Weight)) with { Supports = hypothesis.Supports.Add(past.Evidence.Id) };

    private static Hypothesis Lower(Hypothesis hypothesis, Precedent past) => Scored(
        hypothesis, hypothesis.Score * (1 - (Down * past.Weight))) with { Contradicts = hypothesis.Contradicts.Add(past.Evidence.Id) };

    private static Hypothesis Scored(Hypothesis hypothesis, double score) =>
        hypothesis with { Score = Suspicion.Bound(score), Confidence = Suspicion.WordFor(Suspicion.Bound(score)) };

    /// <summary>One for each cause that was confirmed before and that no collector found anything of today.</summary>
    private static IEnumerable<Hypothesis> Unmatched(Hypothesis[] all, Precedent[] past) => past
        .Where(p => p.Answer == CauseAnswer.Yes && p.Weight >= Faint && !all.Any(h => h.Kind == p.Cause && h.Entity == p.Entity))
        .GroupBy(p => (p.Cause, p.Entity))
        .Select(g => Suspicion.Of(
            HypothesisKinds.KnownCause,
            string.Create(CultureInfo.InvariantCulture, $"As in {g.First().Incident}, where {g.First().By} confirmed it: {g.Key.Cause} of {g.Key.Entity}; nothing found today speaks for it"),
            g.Key.Entity,
            Alone * g.Max(p => p.Weight),
            g.Select(p => p.Evidence)));
}
