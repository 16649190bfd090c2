using System.Text;
using AiOps.Bot.Core.Redaction;

namespace AiOps.Bot.Core.Reports;

/// <summary>
/// Writes Markdown (CommonMark with GitHub's tables). What others wrote goes through <see cref="Text"/>, <see cref="Code"/> or <see cref="Lines"/>: secrets are
/// replaced, and nothing in it can become a heading, a link, an image or HTML.
/// </summary>
internal sealed class MarkdownPage(SecretRedactor redactor, ReaderClock clock)
{
    private const int LongestText = 600;
    private const string Special = "\\`*_[]<>|~&@";
    private const string SpecialFirst = "#+-=!.>";
    private readonly StringBuilder _page = new();

    public ReaderClock Clock => clock;

    public override string ToString() => _page.ToString();

    public void Title(string markdown) => _page.Append("# ").Append(markdown).Append('\n');

    public void Heading(string own) => _page.Append(EndsWithBlank ? "## " : "\n## ").Append(own).Append("\n\n");

    public void Paragraph(string markdown) => _page.Append(markdown).Append("\n\n");

    public void Bullet(string markdown) => _page.Append("- ").Append(markdown).Append('\n');

    public void Below(string markdown) => _page.Append("  - ").Append(markdown).Append('\n');

    public void Row(params ReadOnlySpan<string> cells)
    {
        _page.Append('|');
        foreach (var cell in cells)
        {
            _page.Append(' ').Append(cell).Append(" |");
        }

        _page.Append('\n');
    }

    /// <summary>Real lines, indented by four under a bullet: no fence that a line could close.</summary>
    public void Lines(IEnumerable<string> lines)
    {
        _page.Append('\n');
        foreach (var line in lines)
        {
            _page.Append("      ").Append(OneLine(redactor.Redact(line))).Append('\n');
        }

        _page.Append('\n');
    }

    /// <summary>Somebody else's words as text, times in them in the reader's zone.</summary>
    public string Text(string words)
    {
        var text = new StringBuilder();
        foreach (var c in OneLine(clock.InText(redactor.Redact(words))))
        {
            // Only where it could begin something: names and addresses stay readable.
            if (IsSpecial(c, text))
            {
                text.Append('\\');
            }

            text.Append(c);
        }

        // What begins so would be made a link by many renderers.
        return text.Replace("www.", "www\\.").Replace("://", "\\://").ToString();
    }

    /// <summary>A name or a value, verbatim.</summary>
    public string Code(string value)
    {
        var text = OneLine(redactor.Redact(value));
        var fence = text.Contains('`', StringComparison.Ordinal) ? "``" : "`";
        return text.Contains("``", StringComparison.Ordinal) ? Text(value) : $"{fence}{(fence.Length > 1 ? $" {text} " : text)}{fence}".Replace("|", "\\|", StringComparison.Ordinal);
    }

    private bool EndsWithBlank => _page.Length > 1 && _page[^1] == '\n' && _page[^2] == '\n';

    private static bool IsSpecial(char c, StringBuilder before) =>
        Special.Contains(c, StringComparison.Ordinal) || (before.Length == 0 && SpecialFirst.Contains(c, StringComparison.Ordinal));

    private static string OneLine(string text)
    {
        var line = new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Trim();
        return line.Length <= LongestText ? line : line[..(char.IsHighSurrogate(line[LongestText - 1]) ? LongestText - 1 : LongestText)] + "…";
    }
}
