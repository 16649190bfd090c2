using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Commands;

/// <summary>How much memory a template miner holds after very many lines, one in ten of them made of words that no line had before.</summary>
internal static class MinerMemoryBench
{
    private const int Lines = 200_000;
    private const int NewEvery = 10;
    private const int CheckEvery = 100_000;
    private const double Target = 128;

    public static BenchRow Run(long lines, TimeProvider time, CancellationToken cancellationToken)
    {
        var contents = Contents(time.GetUtcNow());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var miner = Mined(lines, contents, cancellationToken);
        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)(1 << 20);
        GC.KeepAlive(contents);
        GC.KeepAlive(miner);
        return new($"template miner after {lines / 1_000_000} M lines: memory held", megabytes, "MB", Target, megabytes <= Target, lines);
    }

    private static TemplateMiner Mined(long lines, string[] contents, CancellationToken cancellationToken)
    {
        var miner = new TemplateMiner();
        var fresh = new char[27];
        for (var i = 0L; i < lines; i++)
        {
            if (i % CheckEvery == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            miner.Learn(i % NewEvery == 0 ? Fresh(i / NewEvery, fresh) : contents[(int)(i % Lines)]);
        }

        return miner;
    }

    private static string[] Contents(DateTimeOffset now) => [.. BenchLines.Make(Lines, now).Select(l => l[(l.IndexOf(": ", StringComparison.Ordinal) + 2)..])];

    /// <summary>Three words of eight letters that a number stands in, mixed so that neighbours share none.</summary>
    private static ReadOnlySpan<char> Fresh(long number, char[] line)
    {
        var mixed = (ulong)(number + 1) * 0x9E3779B97F4A7C15UL;
        for (var at = 0; at < line.Length; at++)
        {
            line[at] = at % 9 == 8 ? ' ' : (char)('a' + (mixed % 26));
            mixed = at % 9 == 8 ? ((mixed >> 7) ^ (ulong)number) * 0xBF58476D1CE4E5B9UL : (mixed / 26) + (mixed << 59);
        }

        return line.AsSpan().TrimEnd();
    }
}
