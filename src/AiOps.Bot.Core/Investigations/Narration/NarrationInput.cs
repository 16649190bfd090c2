using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Redaction;

namespace AiOps.Bot.Core.Investigations.Narration;

/// <summary>What a model gets to see of an investigation, within a size.</summary>
internal sealed class NarrationInput
{
    private const int MaxHypotheses = 3;
    private const int MaxLines = 6;

    private NarrationInput(Investigation investigation, Incident incident, int budget, SecretRedactor? redactor)
    {
        Book = new(redactor);
        Incident = EvidenceBook.Write(Describe(investigation, incident));
        var items = new List<string>();
        var left = budget - Incident.Length;
        foreach (var evidence in InOrderOfUse(investigation))
        {
            var shown = Book.Draw(evidence, MaxLines);
            var item = EvidenceBook.Write(shown);
            left -= item.Length;
            if (left < 0)
            {
                break;
            }

            items.Add(item);
            Book.Note(shown);
        }

        Evidence = "[" + string.Join(",\n", items) + "]";
    }

    public string Incident { get; }

    public string Evidence { get; }

    public EvidenceBook Book { get; }

    public static NarrationInput From(Investigation investigation, Incident incident, int budget, SecretRedactor? redactor = null) => new(investigation, incident, budget, redactor);

    /// <summary>What the best candidates cite comes first: it is what must not be lost to the size limit.</summary>
    private static IEnumerable<Evidence> InOrderOfUse(Investigation investigation)
    {
        var cited = investigation.Hypotheses.Take(MaxHypotheses).SelectMany(h => h.Supports).Distinct().ToList();
        return investigation.Evidence.OrderBy(e => cited.IndexOf(e.Id) is var at && at < 0 ? int.MaxValue : at);
    }

    private object Describe(Investigation investigation, Incident incident) => new
    {
        title = Book.Text.Of(incident.Title),
        severity = incident.Severity.ToString(),
        since = EvidenceBook.Time(incident.StartedAt),
        now = EvidenceBook.Time(investigation.FinishedAt),
        resources = incident.Resources.Take(5).Select(r => Book.Text.Of(r.Value)),
        causes = investigation.Hypotheses.Take(MaxHypotheses).Select(h => new
        {
            what = Book.Text.Of(h.Title),
            kind = h.Kind,
            entity = Book.Text.Of(h.Entity.Value),
            confidence = h.Confidence.ToString(),
            supportedBy = h.Supports.Select(s => s.Value),
            contradictedBy = h.Contradicts.Select(s => s.Value),
        }),
        ruledOut = investigation.RuledOut.Take(5).Select(h => new { what = Book.Text.Of(h.Title), because = Book.Text.Of(h.RuledOutBecause ?? "") }),
        notRead = investigation.Gaps.Where(g => g.Kind == GapKind.NotRead).Take(8).Select(g => Book.Text.Of($"{g.Collector}: {g.Reason}")),
    };
}
