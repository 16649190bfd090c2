using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AiOps.Bot.Sandbox.Background;

/// <summary>What a web shop's checkout function writes: START, one line of its own, END and REPORT per call, as many as there are customers.</summary>
internal sealed class LambdaLog(Random random, string functionName)
{
    private const double CallsPerBusyHour = 24;

    /// <summary>The stream of a day: each day's deployment or recycling brings a new one.</summary>
    public string StreamAt(DateTimeOffset time)
    {
        var day = time.UtcDateTime.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture);
        return $"{day}/[$LATEST]{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(functionName + day)))[..32]}";
    }

    /// <summary>Lines in order of time, without end.</summary>
    public IEnumerable<GeneratedLine> From(DateTimeOffset start)
        => BatchOrder.Endless(start, BatchOrder.Floor(start, TimeSpan.FromHours(1)), TimeSpan.FromHours(1), Hour);

    private List<GeneratedLine> Hour(DateTimeOffset hour)
    {
        var lines = new List<GeneratedLine>();
        for (var calls = random.Poisson(CallsPerBusyHour * WorkPattern.Busyness(hour)); calls > 0; calls--)
        {
            lines.AddRange(Invocation(hour.AddMilliseconds(500 + random.Next(3_599_500))));
        }

        return lines;
    }

    private List<GeneratedLine> Invocation(DateTimeOffset time)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        var hex = Convert.ToHexStringLower(bytes);
        var id = $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-8{hex[17..20]}-{hex[20..]}";
        var (cold, milliseconds) = (random.Hits(0.03), Math.Clamp(random.LogNormal(160, 0.55), 22, 9_000));
        var end = time.AddMilliseconds(milliseconds);
        var lines = new List<GeneratedLine>(5);
        if (cold)
        {
            Add(lines, time.AddMilliseconds(-400), $"INIT_START Runtime Version: nodejs:22.v41\tRuntime Version ARN: arn:aws:lambda:eu-central-1::runtime:0d4f6a521c774a7e8b833a1d6e0b9f2c");
        }

        Add(lines, time, $"START RequestId: {id} Version: $LATEST");
        Add(lines, end.AddMilliseconds(-3), $"{end.UtcDateTime.AddMilliseconds(-3):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\t{id}\t{AppLine()}");
        Add(lines, end, $"END RequestId: {id}");
        Add(
            lines, end,
            $"REPORT RequestId: {id}\tDuration: {milliseconds:F2} ms\tBilled Duration: {Math.Ceiling(milliseconds):F0} ms\tMemory Size: 512 MB\tMax Memory Used: {random.Next(96, 131)} MB{(cold ? "\tInit Duration: 402.18 ms" : "")}");
        return lines;
    }

    private string AppLine() => random.Next(100) switch
    {
        < 94 => string.Create(CultureInfo.InvariantCulture, $"INFO\torder {random.Next(1_000_000, 9_999_999)} placed, {random.Next(1, 9)} items"),
        < 99 => "WARN\tpayment provider answered slowly, retrying once",
        _ => "ERROR\tcard declined by issuer",
    };

    private static void Add(List<GeneratedLine> lines, DateTimeOffset time, FormattableString text) => lines.Add(new GeneratedLine(time, text.ToString(CultureInfo.InvariantCulture)));
}
