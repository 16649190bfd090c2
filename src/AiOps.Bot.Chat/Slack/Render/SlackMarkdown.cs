using System.Text;
using System.Text.RegularExpressions;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Chat.Slack.Render;

/// <summary>
/// The text of an answer as the Markdown that Slack's streams take (https://docs.slack.dev/reference/methods/chat.startStream). Markdown has other marks than
/// mrkdwn, and whether entities are read back is not documented; so nothing is escaped here: marks are replaced by ones that look alike, and what would ping
/// or link is broken by a character without width. Pure.
/// </summary>
internal static partial class SlackMarkdown
{
    /// <summary>Of one call: https://docs.slack.dev/reference/methods/chat.appendStream.</summary>
    public const int Call = 12_000;

    private const string Fence = "```";
    private const char Gap = '\u200B';
    private const int LineLimit = 2_000;

    /// <summary>The pieces that are streamed, in order: the summary, then each part of text and of lines that fits.</summary>
    public static IReadOnlyList<string> Pieces(ChatReply reply)
    {
        var pieces = new List<string> { Prose(reply.Summary) + "\n" };
        var left = SlackLimits.Streamed - pieces[0].Length;
        foreach (var piece in reply.Parts.Select(Piece).Where(p => p.Length > 0))
        {
            if (piece.Length > left)
            {
                pieces.Add("\n… more in the console\n");
                break;
            }

            pieces.Add(piece);
            left -= piece.Length;
        }

        return pieces;
    }

    /// <summary>True for parts that are streamed; the others are blocks at the end.</summary>
    public static bool IsStreamed(ReplyPart part) => part is ReplyText or ReplyLines;

    /// <summary>One line that shows the text as it is.</summary>
    public static string Prose(string text) => Gap + SlackText.Fit(SlackText.OneLine(text), LineLimit, Inert);

    /// <summary>Lines in a fenced block that data cannot close. Inside only pings and entities are broken, so that lines can be copied.</summary>
    public static string Code(IEnumerable<string> lines) =>
        $"\n{Fence}\n{string.Join('\n', lines.Select(l => SlackText.Fit(SlackText.OneLine(l), LineLimit, InCode)))}\n{Fence}\n";

    private static string Piece(ReplyPart part) => part switch
    {
        ReplyText text => "\n" + string.Join("\n\n", text.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Prose)) + "\n",
        ReplyLines { Lines.IsEmpty: false } lines => Code(lines.Lines),
        _ => "",
    };

    private static string InCode(string text) => Entity().Replace(
        SlackText.Quiet(text).Replace("``", $"`{Gap}`", StringComparison.Ordinal).Replace("``", $"`{Gap}`", StringComparison.Ordinal).Replace("<", $"<{Gap}", StringComparison.Ordinal), $"&{Gap}");

    private static string Inert(string text)
    {
        var inert = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            inert.Append(text[i] switch
            {
                '*' => "∗",
                '`' => "ˋ",
                '~' => "∼",
                '_' when !IsInWord(text, i) => "ˍ",
                '<' or '@' or '\\' or ']' => $"{text[i]}{Gap}",
                '&' when i + 1 < text.Length && (char.IsLetter(text[i + 1]) || text[i + 1] == '#') => $"&{Gap}",
                ':' when i + 1 < text.Length && text[i + 1] is not ' ' => $":{Gap}",
                '.' when i + 1 < text.Length && char.IsLetter(text[i + 1]) => $".{Gap}",
                _ => text[i].ToString(),
            });
        }

        return inert.ToString();
    }

    /// <summary>Within a word an underscore formats nothing: https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run.</summary>
    private static bool IsInWord(string text, int at) => at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);

    [GeneratedRegex("&(?=[A-Za-z#])")]
    private static partial Regex Entity();
}
