namespace AiOps.Bot.Commands;

/// <summary>One measured figure.</summary>
/// <param name="Value">Of durations of many samples the 99th percentile: one in a hundred takes longer.</param>
/// <param name="Samples">How many events, lines or alerts it was measured on.</param>
internal sealed record BenchRow(string Work, double Value, string Unit, double Target, bool Met, long Samples)
{
    /// <summary>The median, where <see cref="Value"/> is a percentile.</summary>
    public double? P50 { get; init; }

    /// <summary>The row of durations, which are put in order.</summary>
    /// <param name="milliseconds">At least one.</param>
    public static BenchRow OfDurations(string work, double[] milliseconds, double target)
    {
        Array.Sort(milliseconds);
        var p99 = milliseconds[(int)((milliseconds.Length - 1) * 0.99)];
        return new(work, p99, "ms", target, p99 <= target, milliseconds.Length) { P50 = milliseconds[milliseconds.Length / 2] };
    }
}
