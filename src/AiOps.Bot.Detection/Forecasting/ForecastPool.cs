namespace AiOps.Bot.Detection.Forecasting;

/// <summary>What the combination is made of.</summary>
internal static class ForecastPool
{
    private const double RegressionWeight = 3;

    private static readonly SeasonProfile Quick = SeasonProfile.Fading(0.75, 1, 0.5);
    private static readonly SeasonProfile Slow = SeasonProfile.Fading(0.93, 1, 0.5);
    private static readonly SeasonProfile Weekly = SeasonProfile.Fading(0.85, 1, 0.8);
    private static readonly SeasonProfile SlowWeekly = SeasonProfile.Fading(0.93, 1, 0.8);
    private static readonly LevelShift Evening = new(6, 12, 1);
    private static readonly LevelShift HalfDay = new(12, double.PositiveInfinity, 0.5);
    private static readonly LevelShift Day = new(24, double.PositiveInfinity, 0.5);
    private static readonly LevelShift WholeDay = new(24, double.PositiveInfinity, 1);

    /// <summary>With how much each counts beside the others at equal errors: the regressions are few and unlike the rest.</summary>
    public static IEnumerable<(IForecaster Forecaster, double Weight)> Members =>
    [
        .. Plain().Select(f => (f, 1.0)),
        .. Shifted().Select(f => ((IForecaster)f, 1.0)),
        .. Regressions.Select(f => ((IForecaster)f, RegressionWeight)),
    ];

    /// <summary>One on the shape of the days, one that also knows weekdays and the time of the origin.</summary>
    public static RecentRegression[] Regressions =>
    [
        new("regression", [Quick, SeasonProfile.Fading(0.93, 2, 0.5), SeasonProfile.Fading(0.85, 1, 0.9), SeasonProfile.Fading(0.6, 1, 0)], double.PositiveInfinity),
        new("weekly regression", [SeasonProfile.Fading(0.85, 1, 0.5), SeasonProfile.Fading(0.97, 0, 0.99), SeasonProfile.Fading(0.93, 2, 0.5), SeasonProfile.Fading(0.97, 1, 0.95)], 6),
    ];

    private static IEnumerable<IForecaster> Plain() =>
    [
        new RecentMedian(3),
        new RecentMedian(null),
        .. ((int[])[1, 2, 3, 4, 7, 10]).Select(d => new ProfileForecaster(SeasonProfile.Days(d), LevelShift.None)),
        .. ((int[])[1, 2, 3, 4]).Select(w => new ProfileForecaster(SeasonProfile.Weeks(w), LevelShift.None)),
        .. ((SeasonProfile[])[Quick, Weekly, SlowWeekly, SeasonProfile.Fading(0.93, 2, 0.5), SeasonProfile.Fading(0.6, 2, 0.8)]).Select(p => new ProfileForecaster(p, LevelShift.None)),
    ];

    private static IEnumerable<ProfileForecaster> Shifted() =>
    [
        .. from profile in (SeasonProfile[])[Quick, Weekly, Slow] from shift in (LevelShift[])[Evening, HalfDay, Day] select new ProfileForecaster(profile, shift),
        .. from weeks in (int[])[2, 4] from shift in (LevelShift[])[Evening, Day, WholeDay] select new ProfileForecaster(SeasonProfile.Weeks(weeks), shift),
    ];
}
