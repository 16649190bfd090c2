using System.Buffers;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Parsing;

/// <summary>What the level words of loggers mean.</summary>
internal static class SeverityWords
{
    private static readonly SearchValues<char> Openers = SearchValues.Create(" [(<-|\t");

    private static readonly Dictionary<string, LogSeverity> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["trace"] = LogSeverity.Debug, ["trce"] = LogSeverity.Debug, ["debug"] = LogSeverity.Debug, ["dbug"] = LogSeverity.Debug, ["fine"] = LogSeverity.Debug,
        ["verbose"] = LogSeverity.Debug, ["info"] = LogSeverity.Info, ["information"] = LogSeverity.Info, ["notice"] = LogSeverity.Info, ["log"] = LogSeverity.Info,
        ["note"] = LogSeverity.Info, ["system"] = LogSeverity.Info, ["statement"] = LogSeverity.Info, ["detail"] = LogSeverity.Info, ["hint"] = LogSeverity.Info,
        ["context"] = LogSeverity.Info, ["warn"] = LogSeverity.Warning, ["warning"] = LogSeverity.Warning, ["error"] = LogSeverity.Error, ["err"] = LogSeverity.Error,
        ["eror"] = LogSeverity.Error, ["fail"] = LogSeverity.Error, ["severe"] = LogSeverity.Error, ["failure"] = LogSeverity.Error, ["critical"] = LogSeverity.Critical,
        ["crit"] = LogSeverity.Critical, ["fatal"] = LogSeverity.Critical, ["panic"] = LogSeverity.Critical, ["alert"] = LogSeverity.Critical,
        ["emerg"] = LogSeverity.Critical, ["emergency"] = LogSeverity.Critical, ["dpanic"] = LogSeverity.Critical,
    };

    private static readonly Dictionary<string, LogSeverity>.AlternateLookup<ReadOnlySpan<char>> BySpan = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The severity that a word names, or unknown. PostgreSQL's DEBUG1 to DEBUG5 are known too.</summary>
    public static LogSeverity Of(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 12)
        {
            return LogSeverity.Unknown;
        }

        return BySpan.TryGetValue(word.TrimEnd("12345"), out var severity) ? severity : LogSeverity.Unknown;
    }

    /// <summary>
    /// The severity said at the start of a message: <c>error: …</c>, <c>[WARN] …</c>, <c>ERROR …</c>. A bare word counts only in capitals: "Error reading" is a sentence.
    /// </summary>
    /// <param name="length">How much of the message the word and its punctuation take.</param>
    public static LogSeverity Leading(ReadOnlySpan<char> message, out int length)
    {
        var start = message.IndexOfAnyExcept(Openers) is > 0 and var opened ? opened : 0;
        var end = start;
        while (end < message.Length && char.IsAsciiLetterOrDigit(message[end]))
        {
            end++;
        }

        var isMarked = start < end && end < message.Length && IsMark(message[start..end], message[end]);
        var severity = isMarked ? Of(message[start..end]) : LogSeverity.Unknown;
        length = severity == LogSeverity.Unknown ? 0 : AfterPunctuation(message, end);
        return severity;
    }

    /// <summary>Syslog's severity: the low three bits of its priority.</summary>
    public static LogSeverity OfPriority(int priority) => (priority & 7) switch
    {
        0 or 1 or 2 => LogSeverity.Critical,
        3 => LogSeverity.Error,
        4 => LogSeverity.Warning,
        5 or 6 => LogSeverity.Info,
        _ => LogSeverity.Debug,
    };

    private static bool IsMark(ReadOnlySpan<char> word, char next) =>
        next is ':' or ']' or ')' or '>' or '|' || (next is ' ' or '\t' && !word.ContainsAnyInRange('a', 'z'));

    private static int AfterPunctuation(ReadOnlySpan<char> message, int at)
    {
        while (at < message.Length && message[at] is ' ' or ':' or ']' or ')' or '>' or '|' or '-' or '\t')
        {
            at++;
        }

        return at;
    }
}
