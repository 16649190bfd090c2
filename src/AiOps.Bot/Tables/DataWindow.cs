namespace AiOps.Bot.Tables;

/// <summary>From when to when the rows of a table are; both are there.</summary>
internal sealed record DataWindow(DateTimeOffset From, DateTimeOffset To)
{
    /// <param name="seconds">Since 1970; NaN where a row has no time.</param>
    /// <returns>Null where no row has a time.</returns>
    public static DataWindow? Of(IReadOnlyCollection<double> seconds)
    {
        var known = seconds.Where(double.IsFinite).ToList();
        return known.Count == 0 ? null : new(Time(known.Min()), Time(known.Max()));
    }

    private static DateTimeOffset Time(double seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds);
}
