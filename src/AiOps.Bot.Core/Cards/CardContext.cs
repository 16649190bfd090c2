using System.Collections.Immutable;
using System.Globalization;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Models.Spending;

namespace AiOps.Bot.Core.Cards;

/// <summary>The last line of a card: what it was made from.</summary>
internal static class CardContext
{
    public static ImmutableArray<string> For(Investigation? investigation) =>
        investigation is null ? ["not investigated yet"] : [.. Parts(investigation)];

    private static IEnumerable<string> Parts(Investigation investigation)
    {
        if (!investigation.Evidence.IsEmpty)
        {
            var from = investigation.Evidence.Min(e => e.Found.Window.From);
            var to = investigation.Evidence.Max(e => e.Found.Window.To);
            yield return $"looked at {CardWords.Time(from)} to {CardWords.Time(to)}";
        }

        yield return Counted(investigation.Evidence.Length, "piece of evidence", "pieces of evidence");
        yield return $"investigated {CardWords.Time(investigation.FinishedAt)} in {CardWords.Length(investigation.FinishedAt - investigation.StartedAt)}";
        yield return Model(investigation);
        var unread = investigation.Gaps.Count(g => g.Kind == GapKind.NotRead);
        if (unread > 0)
        {
            yield return Counted(unread, "source could not be read", "sources could not be read");
        }
    }

    private static string Model(Investigation investigation)
    {
        var spent = Total(investigation) is { } spend ? $" ({Spent(spend)})" : "";
        if (investigation.Narrative is not { } narrative)
        {
            return spent.Length == 0 ? "no model" : $"no words of model {investigation.Model!.Model} that hold{spent}";
        }

        var cut = narrative.CutClaims == 0 ? "" : $", {Counted(narrative.CutClaims, "claim", "claims")} cut for want of evidence";
        return $"model {narrative.Model}{spent}{cut}";
    }

    /// <summary>The words may come from the same run that looked further, or from one more request after it.</summary>
    private static ModelSpend? Total(Investigation investigation) => (investigation.Model, investigation.Narrative) switch
    {
        ({ Spend: { } run } done, { Spend: { } words } narrative) when done.Prompt != narrative.Prompt => run + words,
        ({ Spend: { } run }, _) => run,
        (_, { Spend: { } words }) => words,
        _ => null,
    };

    /// <summary>What the words cost. Without a price nothing is said of money but that: a guess would look like a fact.</summary>
    private static string Spent(ModelSpend spend)
    {
        if (spend is { FromCache: true, Steps: 0 })
        {
            return "answered from the cache";
        }

        var tokens = $"{(spend.Estimated ? "about " : "")}{Number(spend.InputTokens)} + {Number(spend.OutputTokens)} tokens";
        var cost = spend.Cost is { } money ? string.Create(CultureInfo.InvariantCulture, $"{spend.Currency} {money:0.00##}") : "price not configured";
        return string.Create(CultureInfo.InvariantCulture, $"{tokens}, {cost}, {spend.Took.TotalSeconds:0.0} s");
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Counted(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";
}
