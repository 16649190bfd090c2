using System.Globalization;
using AiOps.Bot.Sandbox.Background;
using AiOps.Bot.Sandbox.Logs;

namespace AiOps.Bot.Sandbox.Rds;

/// <summary>The hourly log files that a database keeps for three days, cut from the same lines that CloudWatch Logs has.</summary>
internal sealed class DatabaseLogFiles(LogGroups logs)
{
    public static readonly TimeSpan Retention = TimeSpan.FromDays(3);

    private const string Prefix = "error/postgresql.log.";
    private const string HourFormat = "yyyy-MM-dd-HH";

    public static string NameOf(DateTimeOffset time) => Prefix + time.UtcDateTime.ToString(HourFormat, CultureInfo.InvariantCulture);

    /// <summary>The hours whose files are still there, oldest first.</summary>
    public static IEnumerable<DateTimeOffset> Hours(DateTimeOffset now)
    {
        var last = new DateTimeOffset(now.UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);
        return Enumerable.Range(0, (int)Retention.TotalHours).Select(i => last - Retention + TimeSpan.FromHours(i + 1));
    }

    public static DateTimeOffset? HourOf(string fileName) => fileName.StartsWith(Prefix, StringComparison.Ordinal)
        && DateTimeOffset.TryParseExact(fileName[Prefix.Length..], HourFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var hour)
        ? hour
        : null;

    /// <summary>The lines of one file, each with its line end.</summary>
    public IReadOnlyList<string> Lines(Database database, DateTimeOffset hour)
    {
        var lines = new List<string>();
        foreach (var stream in logs.Find(database.LogGroup)?.Streams.Values ?? Enumerable.Empty<LogStream>())
        {
            var end = hour.AddHours(1).ToUnixTimeMilliseconds();
            for (var i = stream.FirstAfter(hour.ToUnixTimeMilliseconds(), -1); i < stream.Entries.Count && stream.Entries[i].Time < end; i++)
            {
                lines.Add(stream.Entries[i].Message + "\n");
            }
        }

        return lines;
    }

    /// <summary>How large a file of any time is or was; the same for the same name.</summary>
    public static long SizeOf(string fileName)
    {
        var hour = HourOf(fileName) ?? DateTimeOffset.UnixEpoch;
        var spread = new Random((int)(hour.ToUnixTimeSeconds() / 3_600)).NextDouble();
        return 61_000 + (long)(WorkPattern.Busyness(hour) * 120_000) + (long)(spread * 40_000);
    }
}
