using System.Globalization;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Benchmarks;

/// <summary>Made-up input, the same for the same seed.</summary>
internal static class Made
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Shapes =
    [
        "sshd[{0}]: Accepted publickey for user{1} from 10.0.{2}.{1} port {0} ssh2",
        "sshd[{0}]: Received disconnect from 10.0.{2}.{1} port {0}:11: disconnected by user",
        "CRON[{0}]: (root) CMD (/usr/local/bin/job-{1} --shard {2})",
        "app[{0}]: INFO request /orders/{0} took {1} ms status 200",
        "app[{0}]: WARN retry {2} of order 7d9f{0:x8}-13f0-4a5c-9b1d-{0:x12} at 10.1.{2}.{1}:50010",
        "kernel: [{0}.{1}] eth0: link up, {2}000 Mbps",
        "postgres[{0}]: LOG: duration: {1}.{2} ms statement: SELECT * FROM orders WHERE id = {0}",
    ];

    /// <summary>Lines of syslog of a few shapes.</summary>
    public static string[] Lines(int count)
    {
        var random = new Random(42);
        return [.. Enumerable.Range(0, count).Select(i => Line(random, Noon.AddSeconds(i)))];
    }

    /// <summary>What is said in a line of syslog.</summary>
    public static string Content(string line) => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..];

    /// <summary>Normal random numbers.</summary>
    public static FeatureTable Table(int rows, int columns)
    {
        var random = new Random(7);
        var values = new float[rows * columns];
        for (var i = 0; i < values.Length; i++)
        {
            // Box and Muller 1958.
            values[i] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return new([.. Enumerable.Range(0, columns).Select(c => $"c{c}")], values);
    }

    /// <summary>A day of a metric with its band and a burst.</summary>
    public static CardChart Chart() => new(
        "CPUUtilization of web-1",
        "4 of 288 values unusual.",
        [.. Enumerable.Range(0, 288).Select(i => new CardPoint(Noon.AddMinutes(5 * i), i is > 200 and < 205 ? 95 : 40 + (20 * Math.Sin(i / 40.0)), 15, 65, i is > 200 and < 205))])
    { IsMeasured = true };

    private static string Line(Random random, DateTimeOffset at)
    {
        var shape = Shapes[random.Next(Shapes.Length)];
        var body = string.Format(CultureInfo.InvariantCulture, shape, random.Next(1_000, 60_000), random.Next(1, 250), random.Next(1, 9));
        return string.Create(CultureInfo.InvariantCulture, $"{at:MMM} {at.Day,2} {at:HH:mm:ss} host-{random.Next(8)} {body}");
    }
}
