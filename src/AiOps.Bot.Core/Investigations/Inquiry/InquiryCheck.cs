using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations.Narration;

namespace AiOps.Bot.Core.Investigations.Inquiry;

/// <summary>
/// Holds a model's conclusion to the evidence. Pure. A cause counts only where its entity is a resource that code read, and where at least one quote holds in text that no outsider
/// wrote: a log line can carry a false lead, and a cause that rests on such lines alone is theirs. The model may reorder what was ranked; it cannot take anything out of it.
/// </summary>
internal static partial class InquiryCheck
{
    private const int MostNew = 3;
    private const int LongestTitle = 300;

    /// <summary>What the order is worth where a model put a cause of its own into it: lower than what any rule gives to a likely cause.</summary>
    private const double NewScore = 0.3;

    public static Investigation Apply(Investigation investigation, Incident incident, InquiryAnswer answer, EvidenceBook book)
    {
        var (claims, cutClaims) = CitationCheck.Check(answer.Claims, book.Quotable);
        var kept = answer.Hypotheses.Select(h => Keep(h, investigation, incident, book)).ToList();
        var deadEnds = answer.RuledOut.Select(r => RuledOut(r, incident, book)).ToList();
        var ranked = Reordered(investigation.Hypotheses, [.. kept.OfType<Hypothesis>()]);
        var changed = !ranked.SequenceEqual(investigation.Hypotheses);
        var cut = cutClaims + kept.Count(h => h is null) + deadEnds.Count(d => d is null);
        return investigation with
        {
            Floor = changed ? investigation.Hypotheses : investigation.Floor,
            Hypotheses = ranked,
            RuledOut = [.. investigation.RuledOut, .. deadEnds.OfType<Hypothesis>().Where(d => !investigation.RuledOut.Any(r => r.Title == d.Title)).Take(MostNew)],
            Narrative = claims.IsEmpty ? null : new(investigation.Model!.Model, claims, cut) { Prompt = investigation.Model.Prompt, Spend = investigation.Model.Spend },
            Model = investigation.Model! with { Cut = cut },
        };
    }

    private static Hypothesis? Keep(AnswerHypothesis said, Investigation investigation, Incident incident, EvidenceBook book)
    {
        var known = investigation.Hypotheses.FirstOrDefault(h => h.Kind == said.Kind && book.Text.Of(h.Entity.Value) == said.Entity)
            ?? investigation.Hypotheses.FirstOrDefault(h => book.Text.Of(h.Title) == PromptText.Visible(said.Title));
        var supports = CitationCheck.Holding(said.Cites, book.Quotable);
        var sound = CitationCheck.Holding(said.Cites, book.Sound);
        if (sound.IsEmpty)
        {
            return null;
        }

        if (known is not null)
        {
            return known with { Supports = [.. known.Supports.Union(supports)] };
        }

        var entity = KnownEntities.In(investigation.Evidence, incident).Where(e => book.Text.Of(e.Value) == said.Entity).Select(e => (ResourceId?)e).FirstOrDefault();
        return entity is { } resource && CitationCheck.Harmless(said.Title, book.Quotable) is { } title && KindForm().IsMatch(said.Kind)
            ? new Hypothesis
            {
                Kind = said.Kind, Title = Cut(title), Entity = resource, Score = NewScore, Confidence = Confidence.Possible, Supports = supports, FromModel = true,
            }
            : null;
    }

    private static Hypothesis? RuledOut(AnswerRuledOut said, Incident incident, EvidenceBook book)
    {
        var sound = CitationCheck.Holding(said.Cites, book.Sound);
        return !sound.IsEmpty && CitationCheck.Harmless(said.Title, book.Quotable) is { } title && CitationCheck.Harmless(said.Because, book.Quotable) is { } because
            ? new Hypothesis
            {
                Kind = "ruled-out", Title = Cut(title), Entity = incident.Resources.IsEmpty ? ResourceId.Unknown : incident.Resources[0], Score = 0, Confidence = Confidence.Unlikely, Supports = [],
                Contradicts = CitationCheck.Holding(said.Cites, book.Quotable), RuledOutBecause = Cut(because), FromModel = true,
            }
            : null;
    }

    /// <summary>What the model named first comes first, within limits; what it left out follows in the order it had. The scores stay where they are in the list, so that they still fall.</summary>
    private static ImmutableArray<Hypothesis> Reordered(ImmutableArray<Hypothesis> ranked, ImmutableArray<Hypothesis> named)
    {
        var first = named.DistinctBy(h => (h.Kind, h.Entity)).Where((h, i) => !h.FromModel || i < MostNew).ToList();
        var rest = ranked.Where(r => !first.Any(f => f.Kind == r.Kind && f.Entity == r.Entity && f.Title == r.Title));
        var order = Headed([.. first, .. rest]);
        var scores = order.Select(h => h.Score).OrderDescending().ToList();
        return [.. order.Select((h, i) => h with { Score = scores[i] })];
    }

    /// <summary>A cause of the model's own may lead where rules found nothing likely; before a likely one of theirs it has no place, whoever talked the model into it.</summary>
    private static List<Hypothesis> Headed(List<Hypothesis> order)
    {
        var likely = order.FindLastIndex(h => !h.FromModel && h.Confidence >= Confidence.Likely) + 1;
        return [.. order.Take(likely).Where(h => !h.FromModel), .. order.Take(likely).Where(h => h.FromModel), .. order.Skip(likely)];
    }

    private static string Cut(string text) => text.Length > LongestTitle ? text[..LongestTitle] : text;

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+){0,5}$")]
    private static partial Regex KindForm();
}
