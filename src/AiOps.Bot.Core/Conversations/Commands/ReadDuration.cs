using System.Globalization;
using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Conversations.Commands;

/// <summary>Reads lengths of time as people write them: <c>2h</c>, <c>90 min</c>, <c>1h 30m</c>, <c>half an hour</c>, <c>a day</c>. Pure; never throws on input.</summary>
public static partial class ReadDuration
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Null where it is no length of time.</summary>
    public static TimeSpan? Read(string text)
    {
        var said = text.Trim().ToLowerInvariant();
        if (!Whole().IsMatch(said) || said.Length > 60)
        {
            return null;
        }

        var total = 0.0;
        foreach (Match part in Part().Matches(said))
        {
            total += Number(part.Groups["number"].Value) * UnitSeconds(part.Groups["unit"].Value[0]);
        }

        return total > 0 && total <= Longest.TotalSeconds ? TimeSpan.FromSeconds(total) : null;
    }

    private static double Number(string text) => text.Trim() switch
    {
        "" or "a" or "an" or "one" => 1,
        "half a" or "half an" => 0.5,
        "two" => 2,
        "three" => 3,
        var digits => double.Parse(digits, CultureInfo.InvariantCulture),
    };

    private static double UnitSeconds(char unit) => unit switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => 604_800 };

    [GeneratedRegex(@"^((for|in) )?((\d{1,5}(\.\d{1,3})? ?|(half an?|an?|one|two|three) )(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)(,| and)? ?)+$", RegexOptions.NonBacktracking)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<number>\d{1,5}(\.\d{1,3})? ?|(half an?|\ban?|\bone|\btwo|\bthree) )(?<unit>s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Part();
}
