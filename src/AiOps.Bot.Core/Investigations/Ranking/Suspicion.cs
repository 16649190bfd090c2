using System.Globalization;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>What scores mean, and how candidates weigh on each other.</summary>
internal static class Suspicion
{
    private const double Certain = 0.98;

    /// <summary>A change that a more specific candidate already explains stays on the list, further down.</summary>
    private const double Explained = 0.5;

    public static double Bound(double score) => Math.Clamp(score, 0, Certain);

    public static Confidence WordFor(double score) => ConfidenceRange.WordFor(score);

    public static Hypothesis Of(string kind, string title, ResourceId entity, double score, IEnumerable<Evidence> supports) => new()
    {
        Kind = kind,
        Title = title,
        Entity = entity,
        Score = Bound(score),
        Confidence = WordFor(Bound(score)),
        Supports = [.. supports.Select(e => e.Id)],
    };

    public static Hypothesis RuledOut(string kind, string title, ResourceId entity, string because, IEnumerable<Evidence> contradicts) =>
        Of(kind, title, entity, 0, []) with { RuledOutBecause = because, Contradicts = [.. contradicts.Select(e => e.Id)] };

    public static IEnumerable<Hypothesis> WithoutExplainedChanges(IEnumerable<Hypothesis> hypotheses)
    {
        var all = hypotheses.ToArray();
        foreach (var hypothesis in all)
        {
            var explained = hypothesis.Kind == HypothesisKinds.RecentChange && all.Any(other => Explains(other, hypothesis));
            yield return explained ? Weaker(hypothesis) : hypothesis;
        }
    }

    /// <summary>"2026-03-14 12:00 UTC".</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static bool Explains(Hypothesis other, Hypothesis change) =>
        other.Kind != HypothesisKinds.RecentChange && other.Score > change.Score && change.Supports.Any(other.Supports.Contains);

    private static Hypothesis Weaker(Hypothesis hypothesis)
    {
        var score = hypothesis.Score * Explained;
        return hypothesis with { Score = score, Confidence = WordFor(score) };
    }
}
