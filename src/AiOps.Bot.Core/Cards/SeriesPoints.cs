using System.Collections.Immutable;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Cards;

/// <summary>Makes points of counts: what was counted, what was to be expected, and what stands out. Pure.</summary>
internal static class SeriesPoints
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan SameHour = TimeSpan.FromMinutes(30);

    /// <summary>Of lines that came: the same hours of the days before are what is expected.</summary>
    /// <param name="history">Counted in buckets of the same length in the days before the frame.</param>
    /// <param name="before">The time of the history.</param>
    public static ImmutableArray<CardPoint> OfBurst(SeriesFrame frame, LogCounts counts, LogCounts history, (TimeRange Window, DateTimeOffset Onset) before)
    {
        var past = Known(history, before.Window, frame.Bucket).ToList();

        // Where the store has no days before, the time before the trouble in the picture itself is all there is.
        List<double> otherwise = past.Count > 0 ? [] : [.. Known(counts, frame.Window, frame.Bucket).Where(p => p.Time + frame.Bucket <= before.Onset).Select(p => p.Value)];
        return [.. Enumerable.Range(0, frame.Count).Select(i =>
        {
            var time = frame.At(i);
            var value = ValueAt(counts, frame.Window, frame.Bucket, i);
            var (lower, upper) = ExpectedCount.Of([.. past.Where(p => IsSameHour(p.Time, time)).Select(p => p.Value), .. otherwise]);
            return new CardPoint(time, value, lower, upper, value > upper);
        })];
    }

    /// <summary>Of lines that stopped: what came before the last one is what is expected.</summary>
    public static ImmutableArray<CardPoint> OfSilence(SeriesFrame frame, LogCounts before, LogCounts after, DateTimeOffset last)
    {
        // Before the first of the lines the job may not have been there yet.
        var usual = Enumerable.Range(0, frame.Count).Where(i => frame.At(i + 1) <= last).Select(i => ValueAt(before, frame.Window, frame.Bucket, i)).Where(double.IsFinite).SkipWhile(v => v == 0).ToList();
        var (lower, upper) = ExpectedCount.Of(usual);
        return [.. Enumerable.Range(0, frame.Count).Select(i =>
        {
            var time = frame.At(i);
            var value = time > last ? after.Buckets.GetValueOrDefault(i) : ValueAt(before, frame.Window, frame.Bucket, i) + after.Buckets.GetValueOrDefault(i);
            return new CardPoint(time, value, lower, upper, time > last && upper > 0 && value <= Math.Max(lower - 1, 0));
        })];
    }

    private static double ValueAt(LogCounts counts, TimeRange window, TimeSpan bucket, int index)
    {
        var (from, to) = (window.From + (index * bucket), window.From + ((index + 1) * bucket));
        return counts.Looked is { } looked && to > looked.From && from < looked.To ? counts.Buckets.GetValueOrDefault(index) : double.NaN;
    }

    private static IEnumerable<(DateTimeOffset Time, double Value)> Known(LogCounts counts, TimeRange window, TimeSpan bucket) =>
        Enumerable.Range(0, (int)Math.Ceiling(window.Length / bucket))
            .Select(i => (Time: window.From + (i * bucket), Value: ValueAt(counts, window, bucket, i)))
            .Where(p => double.IsFinite(p.Value));

    private static bool IsSameHour(DateTimeOffset one, DateTimeOffset other)
    {
        var apart = Math.Abs((one.TimeOfDay - other.TimeOfDay).Ticks);
        return Math.Min(apart, Day.Ticks - apart) <= SameHour.Ticks;
    }
}
