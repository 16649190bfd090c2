using System.Text.RegularExpressions;

namespace AiOps.Bot.Chat.Slack.Intake;

/// <summary>A message's text as its author saw it: https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages.</summary>
internal static partial class SlackWords
{
    private const int MaxLength = 8_000;

    /// <param name="bot">The bot's user id, whose mentions are cut; empty where it is not known.</param>
    public static string Plain(string text, string team, string bot)
    {
        var cut = text.Length > MaxLength ? text[..MaxLength] : text;
        return Unescape(Reference().Replace(cut, m => Shown(m.Groups[1].Value, team, bot))).Trim();
    }

    private static string Shown(string reference, string team, string bot)
    {
        var bar = reference.IndexOf('|', StringComparison.Ordinal);
        var (target, label) = bar < 0 ? (reference, "") : (reference[..bar], reference[(bar + 1)..]);
        return target switch
        {
            ['@', .. var user] => user == bot ? "" : $"@slack:{team}/{user}",
            ['#', .. var channel] => "#" + (label.Length > 0 ? label : channel),
            ['!', .. var command] => label.Length > 0 ? label : "@" + command.Split('^')[0],
            _ => label.Length > 0 ? label : target,
        };
    }

    private static string Unescape(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    [GeneratedRegex("<([^<>]*)>")]
    private static partial Regex Reference();
}
