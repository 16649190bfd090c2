using System.Globalization;
using System.Text;
using AiOps.Bot.Core.Redaction;

namespace AiOps.Bot.Core.Investigations.Narration;

/// <summary>Makes telemetry fit for a model: secrets out, invisible characters out, one line, bounded.</summary>
/// <param name="redactor">Null = placeholders are numbered.</param>
internal sealed class PromptText(SecretRedactor? redactor = null)
{
    private const int MaxLength = 400;

    /// <summary>Searching costs time; a line of megabytes is cut before, with room for secrets at the cut.</summary>
    private const int MaxSearched = 4_000;

    private readonly SecretRedactor _redactor = redactor ?? new();

    public string Of(string text)
    {
        // Invisible characters go first: one inside a secret would hide it from the detectors.
        var redacted = _redactor.Redact(Visible(text.Length > MaxSearched ? text[..MaxSearched] : text));
        return redacted.Length > MaxLength ? redacted[..MaxLength] : redacted;
    }

    /// <summary>Compatibility forms are folded (look-alike letters of full width and the like), format and control characters dropped, white space made single.</summary>
    public static string Visible(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in Folded(text).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsWhiteSpace(rune) || category == UnicodeCategory.Control)
            {
                AppendSpace(plain);
            }
            else if (category is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
            {
                plain.Append(rune.ToString());
            }
        }

        return plain.ToString().Trim();
    }

    private static void AppendSpace(StringBuilder plain)
    {
        if (plain.Length > 0 && plain[^1] != ' ')
        {
            plain.Append(' ');
        }
    }

    private static string Folded(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // A lone surrogate: log lines are not always valid text.
            return text;
        }
    }
}
