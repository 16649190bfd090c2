using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Memory;

namespace AiOps.Bot.Core.Reports;

/// <summary>The cause with its evidence, what was ruled out, and what was not known.</summary>
internal static class PostMortemCause
{
    private const int LinesEach = 3;

    public static void Write(MarkdownPage page, IncidentRecord record)
    {
        page.Heading("Cause");
        Word(page, record.Incident.Review);
        if (record.Investigation is not { } investigation)
        {
            page.Paragraph("It was not investigated.");
            return;
        }

        if (SuspectedCause.Of(investigation) is { } suspect)
        {
            Suspect(page, suspect, investigation);
        }
        else
        {
            page.Paragraph("The investigation was inconclusive: nothing that was read explains it.");
        }

        Others(page, investigation);
        RuledOut(page, investigation);
        Unknown(page, investigation);
    }

    private static void Word(MarkdownPage page, CauseReview? review) => page.Paragraph(review is null
        ? "Nobody has confirmed a cause yet."
        : $"{page.Text(review.By)} said {page.Clock.Time(review.At)}: {page.Text(review.InWords)}");

    private static void Suspect(MarkdownPage page, Hypothesis suspect, Investigation investigation)
    {
        page.Paragraph($"**{page.Text(suspect.Title)}** on {page.Code(suspect.Entity.Value)}: {Standing(page, suspect)}.");
        foreach (var id in suspect.Supports.Concat(suspect.Contradicts))
        {
            Evidence(page, investigation.Evidence.FirstOrDefault(e => e.Id == id), suspect.Contradicts.Contains(id));
        }
    }

    private static string Standing(MarkdownPage page, Hypothesis suspect) => suspect.RuledOutBecause is { } because
        ? $"named as the cause, and repaired since ({page.Text(because)})"
        : CardWords.For(suspect.Confidence) + " by the evidence";

    private static void Evidence(MarkdownPage page, Evidence? evidence, bool against)
    {
        if (evidence is null)
        {
            return;
        }

        var found = evidence.Found;
        page.Bullet($"{evidence.Id}{(against ? " (speaks against it)" : "")}: {page.Text(found.Title)}. Query: {page.Code(found.Query)}, {page.Clock.Window(found.Window)}");
        if (!found.Lines.IsEmpty)
        {
            page.Lines(found.Lines.Take(LinesEach).Select(l => l.Text));
        }
    }

    private static void Others(MarkdownPage page, Investigation investigation)
    {
        var suspect = SuspectedCause.Of(investigation);
        foreach (var other in investigation.Hypotheses.Where(h => h != suspect).Take(LinesEach))
        {
            page.Bullet($"Also thought of: {page.Text(other.Title)} ({CardWords.For(other.Confidence)}; {string.Join(", ", other.Supports)})");
        }
    }

    private static void RuledOut(MarkdownPage page, Investigation investigation)
    {
        var suspect = SuspectedCause.Of(investigation);
        var others = investigation.RuledOut.Where(h => h != suspect).ToArray();
        if (others.Length > 0)
        {
            page.Heading("Ruled out");
        }

        foreach (var dead in others)
        {
            page.Bullet($"{page.Text(dead.Title)}: {page.Text(dead.RuledOutBecause ?? "the evidence speaks against it")}");
        }
    }

    private static void Unknown(MarkdownPage page, Investigation investigation)
    {
        page.Heading("What was not known");
        if (investigation.Gaps.IsEmpty)
        {
            page.Bullet("Everything that was asked could be read");
        }

        foreach (var gap in investigation.Gaps)
        {
            page.Bullet($"{(gap.Kind == GapKind.NotRead ? "Could not be read" : "Looked for and not there")}: {page.Text(gap.Collector)}, {page.Text(gap.Reason)}");
        }
    }
}
