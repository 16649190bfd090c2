using System.Collections.Immutable;
using AiOps.Bot.Core.Investigations;

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
        yield return Model(investigation.Narrative);
        var unread = investigation.Gaps.Count(g => g.Kind == GapKind.NotRead);
        if (unread > 0)
        {
            yield return Counted(unread, "source could not be read", "sources could not be read");
        }
    }

    private static string Model(Narrative? narrative) => narrative switch
    {
        null => "no model",
        { CutClaims: 0 } => "model " + narrative.Model,
        _ => $"model {narrative.Model}, {Counted(narrative.CutClaims, "claim", "claims")} cut for want of evidence",
    };

    private static string Counted(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";
}
