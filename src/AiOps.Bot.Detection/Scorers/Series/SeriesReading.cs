namespace AiOps.Bot.Detection.Scorers.Series;

/// <summary>What a scorer says about one point.</summary>
/// <param name="Deviation">How far the point is from what the scorer expects, 0 or more, in the metric's unit (or in the scorer's own, where its doc says so).</param>
/// <param name="Unit">The deviation that is usual for this series, above 0. Deviation ÷ unit is comparable across series.</param>
/// <param name="Expected">What the scorer would have expected to see; not a number where it expects nothing in particular.</param>
internal readonly record struct SeriesReading(double Deviation, double Unit, double Expected)
{
    /// <summary>Nothing is known yet.</summary>
    public static SeriesReading Unknown => new(0, 1, double.NaN);

    /// <summary>The deviation in usual ones.</summary>
    public double Ratio => Deviation / Unit;
}
