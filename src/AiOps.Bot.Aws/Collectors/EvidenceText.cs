using System.Globalization;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>Spells what evidence carries.</summary>
internal static class EvidenceText
{
    public const int LongestLine = 2_000;

    /// <summary>A fact's time: ISO 8601, UTC, to the second.</summary>
    public static string Fact(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time for people.</summary>
    public static string Words(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Cut(string text, int longest = LongestLine) => text.Length <= longest ? text : text[..(longest - 1)] + "…";
}
