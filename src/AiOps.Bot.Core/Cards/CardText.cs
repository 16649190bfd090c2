using System.Text;
using AiOps.Bot.Core.Investigations;

namespace AiOps.Bot.Core.Cards;

/// <summary>A card as plain text, for the command line, logs, and the text that platforms read out. Lines end with a line feed.</summary>
public static class CardText
{
    public static string Render(Card card)
    {
        var text = new StringBuilder();
        Line(text, $"[{card.Severity}] {card.Header} ({card.Incident}, {card.Status})");
        Line(text, card.Headline);
        foreach (var fact in card.Facts)
        {
            Line(text, $"  {fact.Name}: {fact.Value}");
        }

        Causes(text, card);
        Narrative(text, card);
        foreach (var proposal in card.Proposals)
        {
            Proposal(text, proposal);
        }

        List(text, "Ruled out", card.RuledOut.Select(r => $"{r.Title}: {r.Because}"));
        List(text, "Could not read", card.CouldNotRead);
        List(text, "Looked for and not there", card.NothingFound);
        Section(text, string.Join(" · ", card.Context));
        return text.ToString();
    }

    private static void Causes(StringBuilder text, Card card)
    {
        if (card.MostLikely is { } cause)
        {
            Section(text, $"Most likely cause ({cause.ConfidenceWord})");
            Line(text, "  " + cause.Title);
            foreach (var evidence in cause.Evidence)
            {
                Evidence(text, evidence);
            }

            if (!cause.Contradicts.IsEmpty)
            {
                Line(text, "  speaks against it: " + string.Join(", ", cause.Contradicts));
            }

            if (cause.ManualStep is { } step)
            {
                Line(text, "  To do by hand: " + step);
            }
        }

        List(text, "Other candidates", card.Alternatives.Select(Alternative));
    }

    /// <summary>A guessed password wants action even where the open port is the better cause, so what to do is not left out.</summary>
    private static string Alternative(CardCause cause)
    {
        var step = cause.ManualStep is { } manual && cause.Confidence >= Confidence.Likely ? $". To do by hand: {manual}" : "";
        return $"{cause.Title} ({cause.ConfidenceWord}; {string.Join(", ", cause.Evidence.Select(e => e.Id))}){step}";
    }

    private static void Evidence(StringBuilder text, CardEvidence evidence)
    {
        Line(text, $"  {evidence.Id}: {evidence.Title}");
        if (evidence.Line is { } line)
        {
            Line(text, $"      {line}{(evidence.Tainted ? "  (an outsider may have written part of this)" : "")}");
        }
    }

    private static void Narrative(StringBuilder text, Card card) =>
        List(text, "In a model's words, citations checked", card.Narrative.Select(c => $"{c.Text} [{string.Join(", ", c.Cites)}]"));

    private static void Proposal(StringBuilder text, CardProposal proposal)
    {
        Section(text, "Proposed: " + proposal.Title);
        Line(text, "  state: " + proposal.StatusText);
        Line(text, "  target: " + proposal.Target);
        foreach (var operation in proposal.Operations)
        {
            Line(text, "  call: " + operation);
        }

        Line(text, "  impact: " + proposal.Impact);
        Line(text, "  undo: " + proposal.Reversibility);
        Line(text, "  check: " + proposal.Check);
        Line(text, $"  approval: {proposal.Approval} ({proposal.Id})");
    }

    private static void List(StringBuilder text, string title, IEnumerable<string> items)
    {
        var lines = items.ToArray();
        if (lines.Length == 0)
        {
            return;
        }

        Section(text, title);
        foreach (var line in lines)
        {
            Line(text, "  - " + line);
        }
    }

    private static void Section(StringBuilder text, string title)
    {
        text.Append('\n');
        Line(text, title);
    }

    /// <summary>Control characters of a log line must not reach a terminal: they could move the cursor or recolour what follows.</summary>
    private static void Line(StringBuilder text, string line)
    {
        foreach (var character in line)
        {
            text.Append(IsSafe(character) ? character : '\uFFFD');
        }

        text.Append('\n');
    }

    private static bool IsSafe(char character) =>
        !char.IsControl(character) && character is not (>= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069');
}
