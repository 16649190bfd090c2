using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AiOps.Bot.Core.Redaction;

namespace AiOps.Bot.Core.Investigations.Narration;

/// <summary>
/// The evidence that a model was shown, exactly as it was shown: redacted, bounded, as JSON in which no angle bracket can stand. What it says is held to this, not to what it was not
/// given. Not thread-safe.
/// </summary>
/// <param name="redactor">Of the incident, so that what a model repeats is called as on the card; null = placeholders are numbered.</param>
internal sealed class EvidenceBook(SecretRedactor? redactor = null)
{
    private const int MaxFacts = 12;

    /// <summary>Angle brackets, ampersands and quotes are escaped, so data cannot close the tags around it.</summary>
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Default };

    private readonly Dictionary<EvidenceId, IReadOnlyList<string>> _quotable = [];
    private readonly Dictionary<EvidenceId, IReadOnlyList<string>> _sound = [];

    /// <summary>One for the whole book, so that equal secrets get equal placeholders.</summary>
    public PromptText Text { get; } = new(redactor);

    /// <summary>The texts that may be quoted, by the evidence that they belong to.</summary>
    public IReadOnlyDictionary<EvidenceId, IReadOnlyList<string>> Quotable => _quotable;

    /// <summary>Of these, the texts that no outsider wrote.</summary>
    public IReadOnlyDictionary<EvidenceId, IReadOnlyList<string>> Sound => _sound;

    /// <summary>How a model would see it; nothing is noted yet.</summary>
    public ShownEvidence Draw(Evidence evidence, int maxLines) => new(
        evidence.Id.Value,
        evidence.Found.Kind,
        Text.Of(evidence.Found.Title),
        evidence.Found.RowCount,
        evidence.Found.Facts.Take(MaxFacts).ToDictionary(f => f.Key, f => Text.Of(f.Value)),
        [.. evidence.Found.Lines.Take(maxLines).Select(l => new ShownLine(l.Time is { } at ? Time(at) : null, Text.Of(l.Text), l.Tainted))]);

    /// <summary>From here on it may be quoted. Shown a second time, with other lines, both may.</summary>
    public void Note(ShownEvidence shown)
    {
        var id = new EvidenceId(shown.Id);
        IReadOnlyList<string> sound = [shown.Title, .. shown.Lines.Where(l => !l.Tainted).Select(l => l.Text)];
        _quotable[id] = [.. _quotable.GetValueOrDefault(id, []), shown.Title, .. shown.Facts.Values, .. shown.Lines.Select(l => l.Text)];
        _sound[id] = [.. _sound.GetValueOrDefault(id, []), .. sound];
    }

    public static string Write(object value) => JsonSerializer.Serialize(value, Json);

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
