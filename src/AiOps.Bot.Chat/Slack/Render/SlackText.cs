using System.Buffers;
using System.Globalization;
using System.Text;

namespace AiOps.Bot.Chat.Slack.Render;

/// <summary>
/// Makes text that may come from an outsider harmless in Slack's markup. Pings and links need <c>&lt;…&gt;</c>, which becomes entities
/// (https://docs.slack.dev/messaging/formatting-message-text#escaping); what is left is formatting, which is broken, and characters that deceive the eye.
/// </summary>
internal static class SlackText
{
    private const char Gap = '\u200B';
    private const char Replaced = '\uFFFD';

    private static readonly SearchValues<char> EmojiNames = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_+-'");

    private static readonly string[] PingWords = ["here", "channel", "everyone", "group"];

    /// <summary>One line of mrkdwn that shows the text as it is.</summary>
    public static string Line(string text, int limit = SlackLimits.Section) => Fit(OneLine(text), limit, Inert);

    /// <summary>The inside of a plain_text object.</summary>
    public static string Plain(string text, int limit) => Fit(OneLine(text), limit, t => Entities(Quiet(t).Replace("://", $":{Gap}//", StringComparison.Ordinal)));

    /// <summary>The top-level text: what the notification shows and a screen reader says.</summary>
    public static string Notification(string text) => Fit(OneLine(text), SlackLimits.Notification, Inert);

    /// <summary>Lines in a fixed-width block that data cannot close; says how many lines were left out.</summary>
    public static string Code(IEnumerable<string> lines, int limit = SlackLimits.Section)
    {
        const string Fence = "```";
        const int Around = 2 * 3 + 40;
        var shown = new StringBuilder();
        var left = 0;
        foreach (var line in lines)
        {
            var code = Fit(OneLine(line), limit - Around, InCode);
            var fits = left == 0 && shown.Length + code.Length + 1 <= limit - Around;
            left += fits ? 0 : 1;
            shown.Append(fits ? code + '\n' : "");
        }

        var rest = left == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\n… {left} more");
        return $"{Fence}\n{shown}{Fence}{rest}";
    }

    /// <summary>A time that every reader sees in their own zone; the text is what old clients show.</summary>
    /// <param name="local">False for servers that do not know it: they get the text.</param>
    public static string Time(DateTimeOffset time, string otherwise, bool local) => !local
        ? Line(otherwise)
        : string.Create(CultureInfo.InvariantCulture, $"<!date^{time.ToUnixTimeSeconds()}^{{date_short_pretty}} {{time}}|{Line(otherwise).Replace('|', '/')}>");

    /// <summary>Cut so that the escaped text stays within the limit, at a border between characters, with a sign that it was.</summary>
    public static string Fit(string text, int limit, Func<string, string> escape)
    {
        var raw = text.Length > limit ? Head(text, limit) : text;
        var escaped = escape(raw);
        if (raw.Length == text.Length && escaped.Length <= limit)
        {
            return escaped;
        }

        while (escaped.Length > limit - 1 && raw.Length > 0)
        {
            raw = Head(raw, raw.Length - Math.Max(1, (escaped.Length - limit) / 5));
            escaped = escape(raw);
        }

        return escaped + "…";
    }

    private static string Head(string text, int length) =>
        text[..(length > 0 && length < text.Length && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>Control, direction and invisible characters could hide or reorder what is read; half characters are no valid JSON.</summary>
    internal static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            line.Append(rune.Value switch
            {
                '\n' or '\r' or '\t' => " ",
                _ when Deceives(rune) => Replaced.ToString(),
                _ => rune.ToString(),
            });
        }

        return line.ToString().Trim(' ');
    }

    private static bool Deceives(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static string Inert(string text) => Entities(Unformatted(Quiet(text).Replace("://", $":{Gap}//", StringComparison.Ordinal)));

    private static string InCode(string text) => Entities(Quiet(text).Replace("``", $"`{Gap}`", StringComparison.Ordinal).Replace("``", $"`{Gap}`", StringComparison.Ordinal));

    private static string Entities(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Words that ping where a message is parsed in full. We never ask for that; a second lock.</summary>
    internal static string Quiet(string text)
    {
        foreach (var word in PingWords)
        {
            text = text.Replace("@" + word, $"@{Gap}{word}", StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    /// <summary>Formatting starts with a mark that follows no letter and precedes no space. Slack has no escape for it, so such a mark is replaced by one that looks alike.</summary>
    private static string Unformatted(string text)
    {
        var inert = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var opens = (i == 0 || !char.IsLetterOrDigit(text[i - 1])) && i + 1 < text.Length && text[i + 1] != ' ';
            inert.Append(text[i] switch
            {
                '`' => 'ˋ',
                '*' when opens => '∗',
                '_' when opens => 'ˍ',
                '~' when opens => '∼',
                '>' when i == 0 => '›',
                _ => text[i],
            });
            inert.Append(text[i] == ':' && opens && IsEmoji(text, i) ? Gap.ToString() : "");
        }

        return inert.ToString();
    }

    private static bool IsEmoji(string text, int start)
    {
        var end = text.IndexOf(':', start + 1);
        return end > start + 1 && text.AsSpan(start + 1, end - start - 1) is var name
            && !name.ContainsAnyExcept(EmojiNames) && (name.ContainsAnyInRange('a', 'z') || name is "100" or "1234");
    }
}
