using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Commands;

/// <summary>The words of <c>--source</c>, with the formats that each stands for. Formats are told line by line anyhow; the word says what to expect.</summary>
internal static class LogKinds
{
    public const string Auto = "auto";

    private static readonly Dictionary<string, LogFormat[]> Formats = new(StringComparer.Ordinal)
    {
        [Auto] = [],
        ["auth"] = [LogFormat.Syslog],
        ["cron"] = [LogFormat.Syslog],
        ["cloudtrail"] = [LogFormat.CloudTrail],
        ["rds"] = [LogFormat.PostgreSql, LogFormat.MySql],
        ["lambda"] = [LogFormat.Lambda, LogFormat.Json],
    };

    public static string[] Words { get; } = [.. Formats.Keys];

    /// <summary>How many records are of none of the formats that the word stands for.</summary>
    public static long Unlike(string word, LogFiles.ReadTally tally) =>
        Formats[word] is { Length: > 0 } formats ? tally.Records - formats.Sum(tally.Of) : 0;
}
