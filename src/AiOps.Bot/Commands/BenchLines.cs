using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Commands;

/// <summary>Made-up syslog lines of a few dozen shapes, the same ones for the same seed.</summary>
internal static class BenchLines
{
    private const int Seed = 42;

    private static readonly string[] Shapes =
    [
        "sshd[{0}]: Accepted publickey for user{1} from 10.0.{2}.{1} port {0} ssh2",
        "sshd[{0}]: Received disconnect from 10.0.{2}.{1} port {0}:11: disconnected by user",
        "CRON[{0}]: (root) CMD (/usr/local/bin/job-{1} --shard {2})",
        "app[{0}]: INFO request /orders/{0} took {1} ms status 200",
        "app[{0}]: WARN retry {2} of block blk_{0}{1} at 10.1.{2}.{1}:50010",
        "app[{0}]: INFO Receiving block blk_{0}{1} src: /10.1.{2}.{1}:54106 dest: /10.1.{1}.{2}:50010",
        "kernel: [{0}.{1}] eth0: link up, {2}000 Mbps",
        "postgres[{0}]: LOG: duration: {1}.{2} ms statement: SELECT * FROM orders WHERE id = {0}",
    ];

    public static string[] Make(int count, DateTimeOffset from)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, count).Select(i => Line(random, from.AddSeconds(i)))];
    }

    public static LogEvent Event(string line, long number, DateTimeOffset at, ParsedLog parsed) => new()
    {
        Stream = new("bench", "/bench/syslog", "host-" + (number % 8)),
        EventId = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Timestamp = parsed.Timestamp ?? at,
        IngestedAt = at,
        Resource = new(parsed.Host ?? "unknown"),
        Severity = parsed.Severity,
        Message = line,
    };

    private static string Line(Random random, DateTimeOffset at)
    {
        var shape = Shapes[random.Next(Shapes.Length)];
        var body = string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, random.Next(1_000, 60_000), random.Next(1, 250), random.Next(1, 9));
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{at:MMM} {at.Day,2} {at:HH:mm:ss} host-{random.Next(8)} {body}");
    }
}
