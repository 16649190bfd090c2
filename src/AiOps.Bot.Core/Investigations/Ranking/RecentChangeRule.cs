using System.Globalization;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>
/// Changes recorded shortly before the onset are suspects. What a change was made on counts more than how recent it is: newest-first convicts the innocent.
/// </summary>
internal sealed class RecentChangeRule : IHypothesisRule
{
    private const int MaxSuspects = 3;
    private const double OnTheSpot = 0.6;
    private const double Elsewhere = 0.3;
    private static readonly TimeSpan Reach = TimeSpan.FromDays(3);
    private static readonly TimeSpan HalfLife = TimeSpan.FromHours(12);

    /// <summary>Clocks differ, and a trouble is dated by its first line.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(10);

    public IEnumerable<Hypothesis> Derive(RankingInput input) => input.Of(EvidenceKinds.Change)
        .Select(change => (Change: change, At: EvidenceTime.Of(change)))
        .Where(c => c.At is { } at && at <= input.Onset + Slack && at >= input.Onset - Reach)
        .Select(c => Candidate(input, c.Change, c.At!.Value))
        .OrderByDescending(h => h.Score)
        .Take(MaxSuspects);

    private static Hypothesis Candidate(RankingInput input, Evidence change, DateTimeOffset at)
    {
        var age = input.Onset - at;
        var freshness = Math.Pow(0.5, Math.Max(0, age / HalfLife));
        var score = (input.IsOnTheSpot(change.Found) ? OnTheSpot : Elsewhere) * (0.4 + (0.6 * freshness));
        var ranked = RankedChange.Of(input, change);
        return Suspicion.Of(HypothesisKinds.RecentChange, Title(change, age) + ranked.Because, change.Found.Resource, score * ranked.Weight, [change]);
    }

    private static string Title(Evidence change, TimeSpan age)
    {
        var name = change.Found.Facts.GetValueOrDefault(EvidenceFacts.EventName, "a change");
        var actor = change.Found.Facts.GetValueOrDefault(EvidenceFacts.Actor, "somebody");
        return string.Create(CultureInfo.InvariantCulture, $"{name} by {actor} {Distance(age)} on {change.Found.Resource}");
    }

    private static string Distance(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "at the very onset",
        { TotalHours: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{age.TotalMinutes:0} min before the onset"),
        { TotalDays: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{age.TotalHours:0} h before the onset"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{age.TotalDays:0} days before the onset"),
    };
}
