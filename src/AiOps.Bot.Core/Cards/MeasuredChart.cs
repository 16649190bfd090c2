using System.Collections.Immutable;
using AiOps.Bot.Core.Anomalies.Series;

namespace AiOps.Bot.Core.Cards;

/// <summary>Draws a metric over a window from what was said of its values. Pure.</summary>
public static class MeasuredChart
{
    /// <summary>The most points of a chart.</summary>
    public const int MostPoints = 400;

    /// <summary>Where several values fall on one point the most unusual one is shown, and where all are usual the middle one; where none does, the line is broken.</summary>
    /// <param name="most">The most points, at most <see cref="MostPoints"/>: few where the picture is small.</param>
    public static CardChart Of(ScoredStretch stretch, TimeRange window, int most = MostPoints)
    {
        var values = stretch.Values;
        var title = CardLimits.Cut($"{stretch.Stream.Metric} of {stretch.Stream.Subject}", CardLimits.Header);
        return new(title, CardLimits.Cut(MeasuredWords.Alt(values), CardLimits.Line), values.Count == 0 ? [] : Points(values, window, Math.Clamp(most, 2, MostPoints))) { IsMeasured = true };
    }

    private static ImmutableArray<CardPoint> Points(IReadOnlyList<ScoredValue> values, TimeRange window, int most)
    {
        var step = Step(values);
        var last = Min(window.To, values[^1].Time + step);
        var slot = TimeSpan.FromTicks(Math.Max(step.Ticks, (last - window.From).Ticks / most));
        var count = (int)Math.Clamp(Math.Ceiling((last - window.From) / slot), 1, most);
        var slots = new List<ScoredValue>?[count];
        foreach (var value in values)
        {
            (slots[Math.Clamp((int)((value.Time - window.From) / slot), 0, count - 1)] ??= []).Add(value);
        }

        return [.. slots.Select((found, i) => Point(window.From + (i * slot), found))];
    }

    private static CardPoint Point(DateTimeOffset time, List<ScoredValue>? found)
    {
        if (found is null)
        {
            return new(time, double.NaN, double.NaN, double.NaN, false);
        }

        // Where nothing is unusual the middle one: the extremes of many usual values would look unusual side by side.
        var unusual = found.Where(v => v.Mark != ScoredMark.Usual).ToList();
        var shown = unusual.Count > 0 ? unusual.MaxBy(Away) : found.OrderBy(v => v.Value).ElementAt(found.Count / 2);
        return new(time, shown.Value, shown.Lower, shown.Upper, shown.Mark != ScoredMark.Usual);
    }

    /// <summary>How far it is from the middle of what was expected.</summary>
    private static double Away(ScoredValue value) => double.IsFinite(value.Lower) ? Math.Abs(value.Value - ((value.Lower + value.Upper) / 2)) : 0;

    /// <summary>The usual time between two values.</summary>
    private static TimeSpan Step(IReadOnlyList<ScoredValue> values)
    {
        var gaps = values.Zip(values.Skip(1), (a, b) => (b.Time - a.Time).TotalSeconds).ToList();
        return gaps.Count == 0 ? TimeSpan.FromMinutes(5) : TimeSpan.FromSeconds(Math.Max(1, ExpectedCount.Median(gaps)));
    }

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
