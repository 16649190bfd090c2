using System.Text.Json.Nodes;
using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.Chat.Teams.Render;

/// <summary>A candidate cause with the lines that speak for it.</summary>
internal static class CausePart
{
    private const string Tainted = " (an outsider may have written part of this)";

    public static IEnumerable<JsonObject> MostLikely(CardCause cause, CardDetail detail) =>
        [Element.Heading($"Most likely cause ({detail.CutInert(cause.ConfidenceWord, TeamsLimits.Label)})"), .. Whole(cause, detail)];

    public static IEnumerable<JsonObject> Candidate(CardCause cause, CardDetail detail) =>
        [.. Whole(cause with { Title = $"{cause.Title} ({cause.ConfidenceWord})" }, detail)];

    private static IEnumerable<JsonObject> Whole(CardCause cause, CardDetail detail)
    {
        yield return Element.Line(Element.Bold(detail.Cut(cause.Title, TeamsLimits.Line)));
        foreach (var evidence in cause.Evidence.Take(detail.Items).SelectMany(e => Evidence(e, detail)))
        {
            yield return evidence;
        }

        if (!cause.Contradicts.IsEmpty)
        {
            yield return Element.Line(Element.Run(detail.Cut("Speaks against it: " + string.Join(", ", cause.Contradicts.Take(detail.Items)), TeamsLimits.Line)));
        }

        if (cause.ManualStep is { } step)
        {
            yield return Element.Line(Element.Bold("To do by hand: "), Element.Run(detail.Cut(step, TeamsLimits.Line)));
        }
    }

    private static IEnumerable<JsonObject> Evidence(CardEvidence evidence, CardDetail detail)
    {
        yield return Element.Line(Element.Bold(detail.Cut(evidence.Id.Value, TeamsLimits.Label) + " "), Element.Run(detail.Cut(evidence.Title, TeamsLimits.Line)));
        if (evidence.Line is { } line)
        {
            var shown = Element.Fixed(detail.Cut(line, TeamsLimits.Line));
            yield return evidence.Tainted ? Element.Line(shown, Element.Subtle(Tainted)) : Element.Line(shown);
        }
    }
}
