using System.Globalization;
using System.Text;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Evaluation;

namespace AiOps.Bot.Commands;

/// <summary>Scores as <c>eval</c> prints them.</summary>
internal static class PrintedScores
{
    public static object Of(IReadOnlyList<SetScore> scores, IReadOnlyList<CaseResult> results) => new
    {
        sets = scores.Select(s => new
        {
            set = s.Set, cases = s.Cases, invalid = s.Invalid, top1 = Share(s.Top1), top3 = Share(s.Top3), average5 = Finite(s.Average5), abstained = Share(s.Abstained),
            overAbstained = Share(s.OverAbstained), change1 = Share(s.Change1), medianMs = Finite(s.MedianMilliseconds), p95Ms = Finite(s.P95Milliseconds), model = Told(s.Told),
        }),
        words = WordScore.Of(results).Select(w => new { word = w.Word, right = Share(w.Right), promisedFrom = w.Promised.From, promisedBelow = Math.Min(1, w.Promised.Below), kept = w.IsKept }),
        cases = results.Select(r => new { bundle = r.Label.Bundle, set = r.Label.Set, place = r.Place, quiet = r.Quiet, changePlace = r.ChangePlace, invalid = r.Invalid, ms = Math.Round(r.Milliseconds, 1) }),
    };

    public static string Table(IReadOnlyList<SetScore> scores, IReadOnlyList<CaseResult> results)
    {
        var text = new StringBuilder();
        foreach (var score in scores)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{score.Set}: {score.Cases} cases, {score.Invalid} invalid; {score.MedianMilliseconds:0} ms a case, 95 % within {score.P95Milliseconds:0} ms");
            Add(text, "cause is first", score.Top1);
            Add(text, "cause is among the first three", score.Top3);
            Add(text, "nothing raised where nothing is wrong", score.Abstained);
            Add(text, "taken for quiet although something is wrong", score.OverAbstained);
            Add(text, "change, or none, is first", score.Change1);
            AddTold(text, score);
        }

        AddWords(text, results);
        return text.ToString().TrimEnd();
    }

    private static void AddWords(StringBuilder text, IReadOnlyList<CaseResult> results)
    {
        text.AppendLine("confidence words, all sets: how often the first entity was right");
        foreach (var word in WordScore.Of(results))
        {
            var promised = double.IsFinite(word.Promised.Below) ? $"{word.Promised.From:0.00} to {word.Promised.Below:0.00}" : $"{word.Promised.From:0.00} and more";
            Add(text, $"told as {InWords(word.Word)} (promises {promised})", word.Right, word.IsKept ? "kept" : "NOT KEPT");
        }
    }

    private static void AddTold(StringBuilder text, SetScore score)
    {
        if (score.Told is not { } told)
        {
            return;
        }

        Add(text, "model: blames the cause first", told.Top1);
        Add(text, "model: claims whose citations hold", told.Validity);
        Add(text, "model: right blame rests on evidence", told.Support);
        Add(text, "model: proposes something unsafe", told.Unsafe);
        var money = told.Money is { } cost ? string.Create(CultureInfo.InvariantCulture, $"{cost:0.####}") : "price not configured";
        text.AppendLine(CultureInfo.InvariantCulture, $"  model: {told.Tokens:N0} tokens, {money}, {told.MedianMilliseconds:0} ms a case; gain over the floor {told.Top1.Value - score.Top1.Value:+0.000;-0.000;0.000}");
    }

    private static string InWords(Confidence word) => word == Confidence.VeryLikely ? "very likely" : word.ToString().ToLowerInvariant();

    private static void Add(StringBuilder text, string what, Proportion share, string judged = "")
    {
        if (share.Of > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {what,-46} {share.Value,6:0.000}  ({share.Hits} of {share.Of}; 95 %: {share.Low:0.000} to {share.High:0.000}){(judged.Length > 0 ? ", " : "")}{judged}");
        }
    }

    private static object? Share(Proportion share) =>
        share.Of == 0 ? null : new { hits = share.Hits, of = share.Of, value = Math.Round(share.Value, 4), low = Math.Round(share.Low, 4), high = Math.Round(share.High, 4) };

    private static object? Told(ToldScore? told) => told is null ? null : new
    {
        top1 = Share(told.Top1), citationValidity = Share(told.Validity), citationSupport = Share(told.Support), unsafeProposals = Share(told.Unsafe), tokens = told.Tokens, money = told.Money, medianMs = Finite(told.MedianMilliseconds),
    };

    private static double? Finite(double value) => double.IsFinite(value) ? Math.Round(value, 4) : null;
}
