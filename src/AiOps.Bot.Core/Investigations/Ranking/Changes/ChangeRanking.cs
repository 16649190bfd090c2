using System.Globalization;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;

namespace AiOps.Bot.Core.Investigations.Ranking.Changes;

/// <summary>
/// Orders changes by what they alter, where, when, and what they share with the incident; "no change is to blame" competes with evidence of its own: certificates,
/// names, providers, hosts, clocks, traffic. Newest first never decides.
/// </summary>
public sealed class ChangeRanking : IChangeRanking
{
    /// <summary>How many incidents have no cause inside, seen without any evidence: a weak suspicion must beat it.</summary>
    private const double Unexplained = 0.08;

    private const double MostCertain = 0.95;

    /// <summary>From here on a change explains ambiguous signs.</summary>
    private const double Explains = 0.35;

    private const int Most = 20;

    public IReadOnlyList<ChangeSuspect> Rank(IncidentBundle bundle, IReadOnlyList<Candidate> candidates)
    {
        if (bundle.Changes.IsEmpty)
        {
            return [];
        }

        var signs = IncidentSigns.Of(bundle);
        var judged = new JudgeChanges(signs, candidates).Judge().OrderByDescending(c => c.Score).ThenBy(c => c.Change.Id, StringComparer.Ordinal).ToList();
        var none = None(OperationalCauses.In(signs), judged.Count > 0 ? judged[0].Score : 0);
        return [.. judged.Select(c => new ChangeSuspect(c.Change.Id, c.Score, c.Why)).Append(none).OrderByDescending(c => c.Score).Take(Most).Union([none])];
    }

    private static ChangeSuspect None(List<OperationalCause> causes, double best)
    {
        var weighted = causes.ConvertAll(c => (Cause: c, Weight: c.IsDirect ? c.Weight : c.Weight * Math.Max(0, 1 - (best / Explains))));
        var certainty = 1 - weighted.Aggregate(1.0, (left, c) => left * (1 - c.Weight));
        var why = weighted.Where(c => c.Weight > 0).OrderByDescending(c => c.Weight).ThenBy(c => c.Cause.Name, StringComparer.Ordinal)
            .Select(c => c.Cause.Lines.IsEmpty ? $"signs of {c.Cause.Name}" : $"signs of {c.Cause.Name}: {c.Cause.Lines[0]}").ToList();
        return new(ChangeSuspect.None, Math.Clamp(certainty, Unexplained, MostCertain),
            why.Count > 0 ? [.. why] : [string.Create(CultureInfo.InvariantCulture, $"no sign of a cause outside of the changes; the best of them reaches {best:0.00}")]);
    }
}
