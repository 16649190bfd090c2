using System.Globalization;
using AiOps.Bot.Core.Investigations.Bundles;
using AiOps.Bot.Core.Investigations.Ranking.ControlFlow;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;
using AiOps.Bot.Core.Investigations.Ranking.Onsets;

namespace AiOps.Bot.Core.Investigations.Ranking.Edges;

/// <summary>Suspects entities whose requests fail more often than before although nothing that they called failed.</summary>
public sealed class SpanErrorFinder : ISuspectFinder
{
    // As for control flow: what chance gives, and where the evidence is half convincing, in nats.
    private const double Chance = 1.92;
    private const double HalfConvinced = 4;

    public string Name => "span errors";

    public bool CalleesExplain => true;

    public IEnumerable<Suspect> Find(IncidentBundle bundle)
    {
        var spans = Periods.OfSpans(bundle);
        var (before, now) = (OwnErrors(spans.Before), OwnErrors(spans.Now));
        return [.. now.Where(n => before.ContainsKey(n.Key) && n.Value.Ratio > before[n.Key].Ratio)
            .Select(n => SuspectOf(bundle.Entities[n.Key], before[n.Key], n.Value)).Where(s => s.Score > 0)];
    }

    private static Suspect SuspectOf(string entity, Share before, Share now)
    {
        var surprise = Math.Max(0, Share.Surprise(before, now) - Chance);
        return new()
        {
            Entity = entity,
            Kind = "errors",
            Score = surprise / (surprise + HalfConvinced),
            Evidence = [string.Create(CultureInfo.InvariantCulture, $"{now.Count} of {now.Of} of its spans fail without a failed call behind them ({before.Count} of {before.Of} before)")],
        };
    }

    private static Dictionary<int, Share> OwnErrors(IReadOnlyList<SpanRow> spans)
    {
        var blamed = spans.Where(s => s.IsError && s.Parent != 0).Select(s => (s.Trace, s.Parent)).ToHashSet();
        return spans.GroupBy(s => s.Entity).ToDictionary(g => g.Key, g => new Share(g.Count(s => s.IsError && !blamed.Contains((s.Trace, s.Id))), g.Count()));
    }
}
