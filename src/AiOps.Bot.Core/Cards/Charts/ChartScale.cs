using System.Globalization;

namespace AiOps.Bot.Core.Cards.Charts;

/// <summary>Maps times and values to places, and chooses what to write at the axes. Shared by all pictures of a chart.</summary>
public sealed class ChartScale
{
    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(3),
        TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(7), TimeSpan.FromDays(14), TimeSpan.FromDays(30), TimeSpan.FromDays(90), TimeSpan.FromDays(365),
    ];

    /// <summary>A series that stands still is shown with a hundredth of its height around it.</summary>
    private const double FlatReach = 0.01;

    private readonly DateTimeOffset _from;

    public ChartScale(CardChart chart)
    {
        var points = chart.Points;
        Slot = points.Length < 2 ? TimeSpan.FromMinutes(1) : (points[^1].Time - points[0].Time) / (points.Length - 1);
        Slot = Slot > TimeSpan.Zero ? Slot : TimeSpan.FromMinutes(1);
        _from = points.IsEmpty ? DateTimeOffset.UnixEpoch : points[0].Time;
        To = (points.IsEmpty ? DateTimeOffset.UnixEpoch : points[^1].Time) + Slot;
        IsCount = !chart.IsMeasured && points.All(p => !double.IsFinite(p.Value) || (p.Value >= 0 && p.Value == Math.Floor(p.Value)));
        var values = points.SelectMany(p => new[] { p.Value, p.Lower, p.Upper }).Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        (Bottom, Top) = chart.IsMeasured ? Measured(points) : (values.Min() < 0 ? -Nice(-values.Min()) : 0, Nice(values.Max()));
    }

    /// <summary>The time that a point stands for.</summary>
    public TimeSpan Slot { get; }

    public DateTimeOffset To { get; }

    /// <summary>The lower end of the axis: 0, or below where values are.</summary>
    public double Bottom { get; }

    /// <summary>The upper end of the axis.</summary>
    public double Top { get; }

    /// <summary>True where all values are counts, which are drawn as bars.</summary>
    public bool IsCount { get; }

    /// <summary>0 at the left end, 1 at the right one.</summary>
    public double Along(DateTimeOffset time) => (time - _from) / (To - _from);

    /// <summary>0 at the lower end, 1 at the upper one; what is beyond an end is at it.</summary>
    public double Up(double value) => Math.Clamp((value - Bottom) / (Top - Bottom), 0, 1);

    /// <summary>Times to write at the axis, on whole hours or days of the zone's clock.</summary>
    public IEnumerable<(DateTimeOffset Time, string Label)> Times(int most, TimeZoneInfo zone)
    {
        var step = Steps.FirstOrDefault(s => (To - _from) / s <= most, Steps[^1]);
        var offset = zone.GetUtcOffset(_from);
        var first = Math.Ceiling((_from.UtcDateTime + offset).Ticks / (double)step.Ticks);
        for (var time = new DateTimeOffset(new DateTime((long)(first * step.Ticks)), offset); time < To; time += step)
        {
            yield return (time, time.ToString(step < TimeSpan.FromDays(1) ? "HH:mm" : "MM-dd", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The zone and, where the times do not tell it, the day.</summary>
    public string Zone(TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(_from);
        var name = offset == TimeSpan.Zero ? "UTC" : string.Create(CultureInfo.InvariantCulture, $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}");
        return To - _from < TimeSpan.FromDays(4) ? (_from.UtcDateTime + offset).ToString("yyyy-MM-dd ", CultureInfo.InvariantCulture) + name : name;
    }

    /// <summary>What to write at the axis at a value: with as many digits as the neighbours differ by.</summary>
    public string Label(double value)
    {
        if (IsCount || Bottom == 0)
        {
            return Figure(value);
        }

        var (unit, suffix) = Unit(Math.Max(Math.Abs(Bottom), Math.Abs(Top)));
        var digits = Math.Clamp(1 - (int)Math.Floor(Math.Log10((Top - Bottom) / 2 / unit)), 0, 6);
        return (value / unit).ToString("0." + new string('#', digits), CultureInfo.InvariantCulture) + suffix;
    }

    /// <summary>A value as short as it can be said: 950, 1.5k, 20M.</summary>
    public static string Figure(double value) => Math.Abs(value) switch
    {
        >= 1e9 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e9:0.#}G"),
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e6:0.#}M"),
        >= 1e3 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e3:0.#}k"),
        >= 10 or 0 => string.Create(CultureInfo.InvariantCulture, $"{value:0}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value:0.##}"),
    };

    /// <summary>
    /// Whole steps around what was seen, and around what was expected as far as it is not wider than what was seen: a band of a series that was just met must not press its line flat.
    /// The axis begins at zero where that costs less than half of the height.
    /// </summary>
    private static (double Bottom, double Top) Measured(IReadOnlyCollection<CardPoint> points)
    {
        var seen = points.Select(p => p.Value).Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (low, high) = (seen.Min(), seen.Max());
        var reach = Math.Max(high - low, Math.Max(Math.Abs(low), Math.Abs(high)) * FlatReach);
        reach = reach > 0 ? reach : 1;
        var (least, most) = (low >= 0 ? Math.Max(0, low - reach) : low - reach, high + reach);
        low = Math.Min(low, points.Select(p => p.Lower).Where(double.IsFinite).Select(l => Math.Clamp(l, least, most)).DefaultIfEmpty(low).Min());
        high = Math.Max(high, points.Select(p => p.Upper).Where(double.IsFinite).Select(u => Math.Clamp(u, least, most)).DefaultIfEmpty(high).Max());
        low = low > 0 && low < high / 2 ? 0 : low;
        var step = Nice(Math.Max(high - low, reach) / 4);
        return (Math.Floor(low / step) * step, Math.Max((Math.Floor(low / step) + 1) * step, Math.Ceiling(high / step) * step));
    }

    private static (double Unit, string Suffix) Unit(double value) => value switch
    {
        >= 1e9 => (1e9, "G"),
        >= 1e6 => (1e6, "M"),
        >= 1e4 => (1e3, "k"),
        _ => (1, ""),
    };

    private static double Nice(double most)
    {
        if (most <= 0)
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return ((double[])[1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]).First(f => f * power >= most * 0.999999) * power;
    }
}
