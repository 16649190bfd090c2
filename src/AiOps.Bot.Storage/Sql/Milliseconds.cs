namespace AiOps.Bot.Storage.Sql;

/// <summary>Times as they are stored: milliseconds since 1970, UTC.</summary>
internal static class Milliseconds
{
    public static long Of(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static DateTimeOffset ToTime(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>The exclusive end of a window: rounded up, so that a window that ends a moment after an event has that event.</summary>
    public static long EndOf(DateTimeOffset time)
    {
        var floor = Of(time);
        return ToTime(floor) < time ? floor + 1 : floor;
    }
}
