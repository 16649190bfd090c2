using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>Lines that were never seen before came with the trouble. What they say is the best pointer where nothing more specific was found.</summary>
internal sealed class NewErrorsRule : IHypothesisRule
{
    private const double ErrorLines = 0.45;
    private const double OtherLines = 0.2;
    private const double OnTheSpot = 0.1;
    private const int MaxQuote = 160;
    private const int MaxCited = 5;

    /// <summary>One candidate for all new shapes of the same weight: ten new lines are one lead, told by the gravest. What the alert itself is made of is no lead.</summary>
    public IEnumerable<Hypothesis> Derive(RankingInput input)
    {
        var alerting = input.Of(EvidenceKinds.TriggerLines).SelectMany(e => e.Found.Lines).Select(l => l.EventId).OfType<string>().ToHashSet();
        var address = input.Label(AnomalyLabels.SourceAddress);
        return input.Of(EvidenceKinds.NovelLines)
            .Where(e => !e.Found.Lines.Any(l => (l.EventId is { } id && alerting.Contains(id)) || (address.Length > 0 && l.Text.Contains(address, StringComparison.Ordinal))))
            .Select(e => Candidate(input, e))
            .GroupBy(h => h.Title.StartsWith("New errors", StringComparison.Ordinal))
            .Select(same => same.MaxBy(h => h.Score)! with { Supports = [.. same.SelectMany(h => h.Supports).Take(MaxCited)] });
    }

    private static Hypothesis Candidate(RankingInput input, Evidence novel)
    {
        var grave = Enum.TryParse<LogSeverity>(novel.Found.Facts.GetValueOrDefault(EvidenceFacts.Severity), out var severity) && severity >= LogSeverity.Error;
        var score = (grave ? ErrorLines : OtherLines) + (input.IsOnTheSpot(novel.Found) ? OnTheSpot : 0);
        var title = (grave ? "New errors came with it: " : "New lines came with it: ") + Quote(novel);
        return Suspicion.Of(HypothesisKinds.NewErrors, title, novel.Found.Resource, score, [novel]);
    }

    private static string Quote(Evidence novel)
    {
        var text = novel.Found.Lines.IsEmpty ? novel.Found.Title : novel.Found.Lines[0].Text;
        return text.Length <= MaxQuote ? text : text[..MaxQuote] + "…";
    }
}
