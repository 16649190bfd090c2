using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Ranking;

/// <summary>Lines that were never seen before came with the trouble. What they say is the best pointer where nothing more specific was found.</summary>
internal sealed class NewErrorsRule : IHypothesisRule
{
    private const double ErrorLines = 0.45;
    private const double OtherLines = 0.2;
    private const double OnTheSpot = 0.1;
    private const int MaxQuote = 160;

    public IEnumerable<Hypothesis> Derive(RankingInput input) => input.Of(EvidenceKinds.NovelLines).Select(e => Candidate(input, e));

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
