using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Questions;

/// <summary>The times that questions name: "last 2 hours", "since 03:00", "between 2 and 3am", "yesterday", ISO-8601.</summary>
internal static partial class TimePhrases
{
    private const int Longest = 366;

    private static readonly TimeSpan Around = TimeSpan.FromMinutes(15);

    /// <summary>Most telling first: what one phrase took is not read by the next.</summary>
    private static readonly ImmutableArray<TimePhrase> All =
    [
        new(Between(), (m, clock, day) => ReadBetween(m, clock, day)),
        new(Lately(), (m, clock, _) => Amount(m) is { } span ? clock.Since(clock.Now - span) : null),
        new(SinceMoment(), (m, clock, _) => Moment(m, clock) is { } from ? clock.Since(from) : null),
        new(SinceClock(), (m, clock, day) => Clock(m, "") is { } time ? clock.Since(clock.Last(time, day)) : null),
        new(AtMoment(), (m, clock, _) => Moment(m, clock) is { } at ? Near(m, clock, at) : null),
        new(AtClock(), (m, clock, day) => Clock(m, "") is { } time ? clock.UpToNow(clock.Last(time, day) - Around, clock.Last(time, day) + Around) : null),
    ];

    /// <returns>The window, the words that named it, and the text without them.</returns>
    public static (TimeRange? Window, string Words, string Unread) Find(string text, AskedClock clock)
    {
        var dayWord = DayWord().Match(text);
        var day = dayWord.Success ? DayOf(dayWord, clock) : (DateOnly?)null;
        foreach (var phrase in All)
        {
            var match = phrase.Pattern.Match(text);
            if (match.Success && phrase.Read(match, clock, day) is { } window)
            {
                var rest = Without(text, match);
                return (window, match.Value.Trim() + (dayWord.Success && !Overlap(match, dayWord) ? " " + dayWord.Value.Trim() : ""), DayWord().Replace(rest, " "));
            }
        }

        return day is { } named ? (DayWindow(dayWord.Value, named, clock), dayWord.Value.Trim(), Without(text, dayWord)) : (null, "", text);
    }

    private static TimeRange DayWindow(string words, DateOnly day, AskedClock clock)
    {
        if (words.Contains("since", StringComparison.OrdinalIgnoreCase) || words.EndsWith("week", StringComparison.OrdinalIgnoreCase) || words.EndsWith("month", StringComparison.OrdinalIgnoreCase))
        {
            return clock.Since(clock.At(day, TimeOnly.MinValue));
        }

        return words.Contains("night", StringComparison.OrdinalIgnoreCase) ? clock.UpToNow(clock.At(day, new(20, 0)), clock.At(day.AddDays(1), new(6, 0)))
            : words.Contains("morning", StringComparison.OrdinalIgnoreCase) ? clock.UpToNow(clock.At(day, TimeOnly.MinValue), clock.At(day, new(12, 0)))
            : clock.Day(day);
    }

    private static DateOnly DayOf(Match match, AskedClock clock)
    {
        var word = match.Groups["day"].Value.ToLowerInvariant();
        if (word is "today" or "this morning")
        {
            return clock.Today;
        }

        if (word is "this week")
        {
            return clock.Today.AddDays(-(((int)clock.Today.DayOfWeek + 6) % 7));
        }

        if (word is "this month")
        {
            return new(clock.Today.Year, clock.Today.Month, 1);
        }

        if (word is "yesterday" or "last night")
        {
            return clock.Today.AddDays(-1);
        }

        var day = clock.Today;
        while (!day.DayOfWeek.ToString().Equals(word, StringComparison.OrdinalIgnoreCase))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    private static TimeRange? ReadBetween(Match match, AskedClock clock, DateOnly? day)
    {
        var half = match.Groups["half2"].Success && !match.Groups["half"].Success ? match.Groups["half2"].Value : "";
        if (Clock(match, half) is not { } from || Clock(match, "", "2") is not { } to)
        {
            return null;
        }

        var end = clock.Last(to, day is { } d && to < from ? d.AddDays(1) : day);
        var start = clock.Last(from, day);
        return new(start <= end ? start : start.AddDays(-1), end);
    }

    private static TimeOnly? Clock(Match match, string halfElsewhere, string suffix = "")
    {
        var hour = int.Parse(match.Groups["hour" + suffix].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute" + suffix] is { Success: true } m ? int.Parse(m.Value, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half" + suffix] is { Success: true } h ? h.Value : halfElsewhere;
        if (half.Length > 0 && hour is >= 1 and <= 12)
        {
            hour = (hour % 12) + (half.StartsWith('p') || half.StartsWith('P') ? 12 : 0);
        }

        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    private static TimeSpan? Amount(Match match)
    {
        var number = match.Groups["number"] is { Success: true } n ? double.Parse(n.Value, CultureInfo.InvariantCulture) : 1;
        var unit = match.Groups["unit"].Value.ToLowerInvariant();
        var days = number * unit[0] switch { 's' => 1.0 / 86_400, 'm' when !unit.StartsWith("mo", StringComparison.Ordinal) => 1.0 / 1_440, 'h' => 1.0 / 24, 'd' => 1, 'w' => 7, 'y' => 365, _ => 30 };
        return days is > 0 and <= Longest ? TimeSpan.FromDays(days) : null;
    }

    private static DateTimeOffset? Moment(Match match, AskedClock clock)
    {
        if (!DateOnly.TryParseExact(match.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return null;
        }

        var text = match.Groups["time"].Value;
        if (!TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) && text.Length > 0)
        {
            return null;
        }

        return match.Groups["utc"].Success ? new DateTimeOffset(day.ToDateTime(time), TimeSpan.Zero) : clock.At(day, time);
    }

    private static TimeRange Near(Match match, AskedClock clock, DateTimeOffset at) =>
        match.Groups["time"].Success ? clock.UpToNow(at - Around, at + Around) : clock.UpToNow(at, at.AddDays(1));

    private static string Without(string text, Match match) => text[..match.Index] + " " + text[(match.Index + match.Length)..];

    private static bool Overlap(Match left, Match right) => left.Index < right.Index + right.Length && right.Index < left.Index + left.Length;

    [GeneratedRegex(@"\b(between|from)\s+(?<hour>\d{1,2})([:.](?<minute>\d{2}))?\s*(?<half>am|pm)?\s+(and|to|until|till)\s+(?<hour2>\d{1,2})([:.](?<minute2>\d{2}))?\s*(?<half2>am|pm)?\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(in\s+)?((the|within|during|over)\s+)*(last|past|previous)\s+(?<number>\d{1,5}(\.\d+)?)?\s*(?<unit>s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|y|years?)\b|\b(?<number>\d{1,5}(\.\d+)?)\s*(?<unit>s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|years?)\s+ago\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Lately();

    [GeneratedRegex(@"\b(since|after|from)\s+(?<date>\d{4}-\d{2}-\d{2})([T ](?<time>\d{2}:\d{2}(:\d{2})?)(?<utc>Z)?)?\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex SinceMoment();

    [GeneratedRegex(@"\b(since|after)\s+((?<hour>\d{1,2}):(?<minute>\d{2})\s*(?<half>am|pm)?|(?<hour>\d{1,2})\s*(?<half>am|pm)|(?<hour>\d{1,2})\s*(o'clock|h)?)(\s|$|[?.,])", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex SinceClock();

    [GeneratedRegex(@"\b((on|at|around|near)\s+)?(?<date>\d{4}-\d{2}-\d{2})([T ](?<time>\d{2}:\d{2}(:\d{2})?)(?<utc>Z)?)?\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AtMoment();

    [GeneratedRegex(@"\b(at|around|near|about)\s+((?<hour>\d{1,2}):(?<minute>\d{2})\s*(?<half>am|pm)?|(?<hour>\d{1,2})\s*(?<half>am|pm))\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AtClock();

    [GeneratedRegex(@"\b((since|on|from)\s+)?(?<day>today|yesterday|this week|this month|this morning|last night|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex DayWord();
}
