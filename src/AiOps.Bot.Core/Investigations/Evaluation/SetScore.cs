using System.Collections.Immutable;

namespace AiOps.Bot.Core.Investigations.Evaluation;

/// <summary>How well one data set's cases were judged. Sets are never pooled: what wins on one may lose on another.</summary>
public sealed record SetScore
{
    public required string Set { get; init; }

    public required int Cases { get; init; }

    /// <summary>Cases that could not be tried; they are in none of the shares.</summary>
    public required int Invalid { get; init; }

    /// <summary>The entity to blame is first.</summary>
    public required Proportion Top1 { get; init; }

    /// <summary>It is among the first three.</summary>
    public required Proportion Top3 { get; init; }

    /// <summary>Mean over k = 1 to 5 of the share of cases with it among the first k.</summary>
    public required double Average5 { get; init; }

    /// <summary>Cases without a fault of which nothing was raised.</summary>
    public required Proportion Abstained { get; init; }

    /// <summary>Cases with a fault that were taken for quiet.</summary>
    public required Proportion OverAbstained { get; init; }

    public required Proportion Change1 { get; init; }

    public required double MedianMilliseconds { get; init; }

    public required double P95Milliseconds { get; init; }

    /// <summary>Null where no model was asked.</summary>
    public ToldScore? Told { get; init; }

    /// <summary>One score a set, in the order of their names.</summary>
    public static ImmutableArray<SetScore> Of(IEnumerable<CaseResult> results) =>
        [.. results.GroupBy(r => r.Label.Set, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Of(g.Key, [.. g]))];

    private static SetScore Of(string set, List<CaseResult> results)
    {
        var tried = results.Where(r => r.Invalid is null).ToList();
        var faulty = tried.Where(r => !r.Label.Entities.IsEmpty).ToList();
        var changed = tried.Where(r => r.Label.Change is not null).ToList();
        var times = tried.Select(r => r.Milliseconds).Order().ToList();
        return new()
        {
            Set = set,
            Cases = results.Count,
            Invalid = results.Count - tried.Count,
            Top1 = Proportion.Among(faulty, r => r.Place == 1),
            Top3 = Proportion.Among(faulty, r => r.Place <= 3),
            Average5 = Enumerable.Range(1, 5).Average(k => Proportion.Among(faulty, r => r.Place <= k).Value),
            Abstained = Proportion.Among([.. tried.Where(r => r.Label.Entities.IsEmpty && r.Label.Change is null)], r => r.Quiet),
            OverAbstained = Proportion.Among(faulty, r => r.Quiet),
            Change1 = Proportion.Among(changed, r => r.ChangePlace == 1),
            MedianMilliseconds = At(times, 0.5),
            P95Milliseconds = At(times, 0.95),
            Told = ToldScore.Of(tried),
        };
    }

    internal static double At(List<double> sorted, double share) => sorted.Count == 0 ? double.NaN : sorted[(int)((sorted.Count - 1) * share)];
}
