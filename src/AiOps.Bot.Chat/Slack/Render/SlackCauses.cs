using System.Text.Json.Nodes;
using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.Chat.Slack.Render;

/// <summary>Why it happened: the most likely cause with its lines, then in short what else it may be.</summary>
internal static class SlackCauses
{
    private const int ShownLines = 3;
    private const int LineLength = 300;
    private const int ShownClaims = 3;
    private const int ShownNames = 3;

    public static IEnumerable<JsonObject> Render(Card card, SlackDetail detail)
    {
        if (card.MostLikely is { } cause)
        {
            yield return SlackBlocks.Section(Cause(cause));
            foreach (var evidence in cause.Evidence.Take(ShownLines))
            {
                yield return SlackBlocks.Section(Evidence(evidence));
            }
        }

        if (detail == SlackDetail.Full)
        {
            foreach (var note in Notes(card))
            {
                yield return SlackBlocks.Context(note);
            }
        }
    }

    private static string Cause(CardCause cause)
    {
        var step = cause.ManualStep is { } manual ? $"\n*To do by hand:* {SlackText.Line(manual, LineLength)}" : "";
        var against = cause.Contradicts.IsEmpty ? "" : $"\nSpeaks against it: {SlackText.Line(string.Join(", ", cause.Contradicts), LineLength)}";
        return $"*Most likely cause* ({SlackText.Line(cause.ConfidenceWord, SlackLimits.ButtonLabel)})\n{SlackText.Line(cause.Title, LineLength)}{against}{step}";
    }

    private static string Evidence(CardEvidence evidence)
    {
        var code = evidence.Line is { Length: > 0 } line ? "\n" + SlackText.Code([line], LineLength * 2) : "";
        var warning = evidence.Tainted ? "_an outsider may have written part of this_" : "";
        return $"*{SlackText.Line(evidence.Id.Value, SlackLimits.ButtonLabel)}* {SlackText.Line(evidence.Title, LineLength)}{code}{(warning.Length > 0 ? "\n" + warning : "")}";
    }

    private static IEnumerable<string> Notes(Card card)
    {
        foreach (var claim in card.Narrative.Take(ShownClaims))
        {
            yield return $"Model: {SlackText.Line(claim.Text, LineLength)} [{SlackText.Line(string.Join(", ", claim.Cites), SlackLimits.ButtonLabel)}]";
        }

        if (!card.Alternatives.IsEmpty)
        {
            yield return Names("Other candidates", card.Alternatives.Select(a => $"{a.Title} ({a.ConfidenceWord})"));
        }

        if (!card.RuledOut.IsEmpty)
        {
            yield return Names("Ruled out", card.RuledOut.Select(r => r.Title));
        }

        if (!card.CouldNotRead.IsEmpty)
        {
            yield return Names("Could not read", card.CouldNotRead);
        }
    }

    private static string Names(string title, IEnumerable<string> names)
    {
        var all = names.ToList();
        var more = all.Count > ShownNames ? $" … {all.Count - ShownNames} more under Details" : "";
        return $"*{title}:* {string.Join("; ", all.Take(ShownNames).Select(n => SlackText.Line(n, LineLength)))}{more}";
    }
}
