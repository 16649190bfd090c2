using System.Globalization;
using System.Text.RegularExpressions;

namespace AiOps.Bot.Core;

/// <summary>Writes times as the reader's own clock shows them.</summary>
internal sealed partial class ReaderClock(TimeZoneInfo zone)
{
    public TimeZoneInfo Zone => zone;

    /// <param name="name">An IANA name; UTC where it is null or unknown.</param>
    public static ReaderClock Of(string? name) =>
        new(name is { Length: > 0 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc);

    /// <summary>For example <c>2026-03-14 13:00 (UTC+01:00)</c>.</summary>
    public string Time(DateTimeOffset time)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        return local.Offset == TimeSpan.Zero
            ? local.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)
            : local.ToString("yyyy-MM-dd HH:mm '(UTC'zzz')'", CultureInfo.InvariantCulture);
    }

    public string Window(TimeRange window) => $"{Time(window.From)} to {Time(window.To)}";

    /// <summary>A sentence of ours with its UTC times put into the reader's zone. Not for real lines, which stay as they are.</summary>
    public string InText(string sentence) => Moment().Replace(sentence, match =>
        DateTimeOffset.TryParse(match.Value.Replace(" UTC", "Z", StringComparison.Ordinal), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? Time(time) : match.Value);

    /// <param name="now">Times of the day without a date are the ones nearest to it.</param>
    public string InText(string sentence, DateTimeOffset now) => TimeOfDay().Replace(InText(sentence), match =>
        TimeOnly.TryParse(match.Groups["time"].Value, CultureInfo.InvariantCulture, out var time) ? match.Groups["before"].Value + TimeOf(Nearest(time, now), match.Groups["time"].Length > 5) : match.Value);

    private string TimeOf(DateTimeOffset time, bool seconds)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        return local.ToString((seconds ? "HH:mm:ss" : "HH:mm") + (local.Offset == TimeSpan.Zero ? " 'UTC'" : " '(UTC'zzz')'"), CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset Nearest(TimeOnly time, DateTimeOffset now)
    {
        var today = new DateTimeOffset(DateOnly.FromDateTime(now.UtcDateTime).ToDateTime(time), TimeSpan.Zero);
        return (today - now).TotalHours switch
        {
            > 12 => today.AddDays(-1),
            < -12 => today.AddDays(1),
            _ => today,
        };
    }

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?Z| \d{2}:\d{2}(:\d{2})? UTC\b)", RegexOptions.NonBacktracking)]
    private static partial Regex Moment();

    /// <summary>Not the end of a whole moment in UTC, which stays.</summary>
    [GeneratedRegex(@"(?<before>^|[^\d] |\()(?<time>\d{2}:\d{2}(:\d{2})?) UTC\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TimeOfDay();
}
