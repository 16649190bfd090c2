namespace AiOps.Bot.Core.Remediations;

/// <summary>Turns times of a clock on the wall into moments.</summary>
public static class WallClock
{
    /// <summary>
    /// The moment when the clock shows this time. Of a time that comes twice (clocks set back) the first; a time that is skipped (clocks set forward) comes
    /// as much later as the clocks jump.
    /// </summary>
    public static DateTimeOffset ToUtc(DateTime wall, TimeZoneInfo zone)
    {
        var plain = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        var offset = zone.IsAmbiguousTime(plain) ? zone.GetAmbiguousTimeOffsets(plain).Max()
            : zone.IsInvalidTime(plain) ? zone.GetUtcOffset(plain.AddHours(-3))
            : zone.GetUtcOffset(plain);
        return new DateTimeOffset(plain, offset).ToUniversalTime();
    }
}
