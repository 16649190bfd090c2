using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Core.Investigations.Narration;

/// <summary>
/// What a model gets to see of an investigation: redacted, bounded, as JSON in which no angle bracket can stand, so that no log line closes the tags around it.
/// </summary>
internal sealed class NarrationInput
{
    private const int MaxHypotheses = 3;
    private const int MaxLines = 6;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Default };

    private readonly PromptText _text = new();

    private NarrationInput(Investigation investigation, Incident incident, int budget)
    {
        Incident = JsonSerializer.Serialize(Describe(investigation, incident), Json);
        var quotable = new Dictionary<EvidenceId, IReadOnlyList<string>>();
        var items = new List<string>();
        var left = budget - Incident.Length;
        foreach (var evidence in InOrderOfUse(investigation))
        {
            var shown = Show(evidence);
            var item = JsonSerializer.Serialize(shown, Json);
            left -= item.Length;
            if (left < 0)
            {
                break;
            }

            items.Add(item);
            quotable[evidence.Id] = [shown.Title, .. shown.Facts.Values, .. shown.Lines.Select(l => l.Text)];
        }

        Evidence = "[" + string.Join(",\n", items) + "]";
        Quotable = quotable;
    }

    public string Incident { get; }

    public string Evidence { get; }

    /// <summary>The texts that may be quoted, exactly as the model saw them, by the evidence that they belong to.</summary>
    public IReadOnlyDictionary<EvidenceId, IReadOnlyList<string>> Quotable { get; }

    public static NarrationInput From(Investigation investigation, Incident incident, int budget) => new(investigation, incident, budget);

    /// <summary>What the best candidates cite comes first: it is what must not be lost to the size limit.</summary>
    private static IEnumerable<Evidence> InOrderOfUse(Investigation investigation)
    {
        var cited = investigation.Hypotheses.Take(MaxHypotheses).SelectMany(h => h.Supports).Distinct().ToList();
        return investigation.Evidence.OrderBy(e => cited.IndexOf(e.Id) is var at && at < 0 ? int.MaxValue : at);
    }

    private object Describe(Investigation investigation, Incident incident) => new
    {
        title = _text.Of(incident.Title),
        severity = incident.Severity.ToString(),
        since = Time(incident.StartedAt),
        now = Time(investigation.FinishedAt),
        resources = incident.Resources.Take(5).Select(r => _text.Of(r.Value)),
        causes = investigation.Hypotheses.Take(MaxHypotheses).Select(h => new
        {
            what = _text.Of(h.Title),
            confidence = h.Confidence.ToString(),
            supportedBy = h.Supports.Select(s => s.Value),
            contradictedBy = h.Contradicts.Select(s => s.Value),
        }),
        ruledOut = investigation.RuledOut.Take(5).Select(h => new { what = _text.Of(h.Title), because = _text.Of(h.RuledOutBecause ?? "") }),
        notRead = investigation.Gaps.Where(g => g.Kind == GapKind.NotRead).Take(8).Select(g => _text.Of($"{g.Collector}: {g.Reason}")),
    };

    private ShownEvidence Show(Evidence evidence) => new(
        evidence.Id.Value,
        evidence.Found.Kind,
        _text.Of(evidence.Found.Title),
        evidence.Found.RowCount,
        evidence.Found.Facts.Take(12).ToDictionary(f => f.Key, f => _text.Of(f.Value)),
        [.. evidence.Found.Lines.Take(MaxLines).Select(l => new ShownLine(l.Time is { } at ? Time(at) : null, _text.Of(l.Text), l.Tainted))]);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
