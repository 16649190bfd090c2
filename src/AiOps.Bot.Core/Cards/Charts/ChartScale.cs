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

    private readonly DateTimeOffset _from;

    public ChartScale(CardChart chart)
    {
        var points = chart.Points;
        Slot = points.Length < 2 ? TimeSpan.FromMinutes(1) : (points[^1].Time - points[0].Time) / (points.Length - 1);
        Slot = Slot > TimeSpan.Zero ? Slot : TimeSpan.FromMinutes(1);
        _from = points.IsEmpty ? DateTimeOffset.UnixEpoch : points[0].Time;
        To = (points.IsEmpty ? DateTimeOffset.UnixEpoch : points[^1].Time) + Slot;
        var values = points.SelectMany(p => new[] { p.Value, p.Lower, p.Upper }).Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        IsCount = points.All(p => !double.IsFinite(p.Value) || (p.Value >= 0 && p.Value == Math.Floor(p.Value)));
        Bottom = values.Min() < 0 ? -Nice(-values.Min()) : 0;
        Top = Nice(values.Max());
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

    /// <summary>0 at the lower end, 1 at the upper one.</summary>
    public double Up(double value) => (value - Bottom) / (Top - Bottom);

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

    /// <summary>A value as short as it can be said: 950, 1.5k, 20M.</summary>
    public static string Figure(double value) => Math.Abs(value) switch
    {
        >= 1e9 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e9:0.#}G"),
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e6:0.#}M"),
        >= 1e3 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e3:0.#}k"),
        >= 10 or 0 => string.Create(CultureInfo.InvariantCulture, $"{value:0}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value:0.##}"),
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
