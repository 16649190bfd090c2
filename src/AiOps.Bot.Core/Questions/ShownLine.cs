using System.Text.RegularExpressions;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Questions;

/// <summary>Makes a line fit to be shown: bounded, without control characters, secrets replaced.</summary>
internal static partial class ShownLine
{
    private const int MaxLength = 500;
    private const string Hidden = "[secret]";

    public static AnswerLine Of(LogEvent logEvent) => new(logEvent.EventId, logEvent.Stream, logEvent.Timestamp, logEvent.Severity, TextOf(logEvent.Message));

    public static string TextOf(string message)
    {
        // What is cut off behind the bound is not searched for secrets: it is not shown either.
        var text = message.Length > MaxLength * 2 ? message[..(MaxLength * 2)] : message;
        text = AccessKey().Replace(text, Hidden);
        text = Bearer().Replace(text, "${scheme} " + Hidden);
        text = UrlPassword().Replace(text, "${head}" + Hidden + "@");
        text = Named().Replace(text, "${head}" + Hidden);
        text = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return text.Length <= MaxLength ? text : text[..MaxLength] + " …";
    }

    [GeneratedRegex(@"\b(AKIA|ASIA)[A-Z0-9]{16}\b", RegexOptions.NonBacktracking)]
    private static partial Regex AccessKey();

    [GeneratedRegex(@"\b(?<scheme>Bearer|Basic)\s+[A-Za-z0-9+/=._~-]{8,}", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"(?<head>\b[a-zA-Z][a-zA-Z0-9+.-]*://[^\s/:@]+:)[^\s/@]+@", RegexOptions.NonBacktracking)]
    private static partial Regex UrlPassword();

    [GeneratedRegex(@"(?<head>\b[A-Za-z_-]*(password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key)[A-Za-z_-]*[""']?\s*[=:]\s*[""']?)[^\s""',;&]{4,}", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
