using System.Globalization;
using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Conversations;

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
        DateTimeOffset.TryParse(match.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? Time(time) : match.Value);

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?Z", RegexOptions.NonBacktracking)]
    private static partial Regex Moment();
}
