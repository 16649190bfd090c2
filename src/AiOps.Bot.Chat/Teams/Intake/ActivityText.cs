using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>What a person wrote, without Teams' markup. Pure.</summary>
internal static partial class ActivityText
{
    public const int MaxText = 4_000;
    public const int MaxQuoted = 8_000;

    /// <param name="names">How each mentioned person is written, by Teams' own id; who is not in it keeps their display name.</param>
    public static string Of(TeamsActivity activity, IReadOnlyDictionary<string, string> names)
    {
        var text = new StringBuilder(Cut(activity.Text, MaxText));
        foreach (var mention in activity.Mentions)
        {
            text.Replace(mention.Text, mention.Mentioned.Id == activity.Recipient.Id ? " " : names.GetValueOrDefault(mention.Mentioned.Id, "@" + mention.Mentioned.Name));
        }

        return Tidy(WebUtility.HtmlDecode(Mention().Replace(text.ToString(), "@$1")));
    }

    /// <summary>A message that Teams gives as HTML, as its lines of text.</summary>
    public static string OfHtml(string html)
    {
        var lines = LineEnd().Replace(Cut(html, MaxQuoted * 2), "\n");
        return Cut(Lines(WebUtility.HtmlDecode(Tag().Replace(lines, ""))), MaxQuoted);
    }

    private static string Cut(string text, int limit) => text.Length <= limit ? text : text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];

    private static string Tidy(string text) => Spaces().Replace(text, " ").Trim();

    private static string Lines(string text) =>
        string.Join('\n', text.Split('\n').Select(l => l.Replace('\u00A0', ' ').TrimEnd()).SkipWhile(string.IsNullOrWhiteSpace)).TrimEnd();

    [GeneratedRegex(@"<at[^<>]{0,100}>([^<>]{0,200})</at>", RegexOptions.None, 200)]
    private static partial Regex Mention();

    [GeneratedRegex(@"<(?:br\s{0,3}/?|/p|/div|/li|/tr|/pre|/h[1-6])>", RegexOptions.IgnoreCase, 200)]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"</?[A-Za-z!][^<>]{0,2000}>", RegexOptions.None, 200)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.None, 200)]
    private static partial Regex Spaces();
}
