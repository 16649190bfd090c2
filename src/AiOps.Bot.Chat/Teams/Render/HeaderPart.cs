using System.Text.Json.Nodes;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Chat.Teams.Render;

/// <summary>How bad, what, and the likely cause in short. Word and sign say the severity; the colour only repeats it.</summary>
internal static class HeaderPart
{
    public static JsonObject Of(Card card, CardDetail detail)
    {
        var box = Element.Box(Style(card),
        [
            Element.Heading($"{Sign(card)} {card.Severity} · {card.Status}"),
            Element.Line(Element.Large(detail.Cut(card.Header, TeamsLimits.Header))),
            Element.Line(Element.Run(detail.Cut(card.Headline, TeamsLimits.Line))),
        ]);
        box["bleed"] = true;
        return box;
    }

    public static string InWords(Card card, CardDetail detail) => $"{card.Severity}: {detail.CutInert(card.Header, TeamsLimits.Header)} ({card.Status})";

    private static string Sign(Card card) => card switch
    {
        { Status: IncidentStatus.Resolved } => "✅",
        { Severity: Severity.Critical } => "⛔",
        { Severity: Severity.High } => "🔴",
        { Severity: Severity.Medium } => "🔶",
        { Severity: Severity.Low } => "🔹",
        _ => "ℹ️",
    };

    private static string Style(Card card) => card switch
    {
        { Status: IncidentStatus.Resolved } => "good",
        { Severity: Severity.Critical or Severity.High } => "attention",
        { Severity: Severity.Medium } => "warning",
        _ => "emphasis",
    };
}
