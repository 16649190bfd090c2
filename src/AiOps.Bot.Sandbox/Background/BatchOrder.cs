namespace AiOps.Bot.Sandbox.Background;

/// <summary>Puts lines that were generated hour by hour or day by day into one order of time, although some end after their batch.</summary>
internal static class BatchOrder
{
    /// <param name="from">Earlier lines are left out.</param>
    /// <param name="first">The start of the first batch.</param>
    /// <param name="generate">The lines of the batch that starts at a time; none of them earlier than that.</param>
    public static IEnumerable<GeneratedLine> Endless(DateTimeOffset from, DateTimeOffset first, TimeSpan length, Func<DateTimeOffset, List<GeneratedLine>> generate)
    {
        var held = new List<GeneratedLine>();
        for (var start = first; ; start += length)
        {
            var end = start + length;
            held.AddRange(generate(start));
            var ready = held.Where(l => l.Time < end).OrderBy(l => l.Time).ToList();
            held.RemoveAll(l => l.Time < end);
            foreach (var line in ready.Where(l => l.Time >= from))
            {
                yield return line;
            }
        }
    }

    /// <summary>The last time at or before a moment that is a multiple of a length since midnight.</summary>
    public static DateTimeOffset Floor(DateTimeOffset time, TimeSpan length) => new(time.UtcTicks / length.Ticks * length.Ticks, TimeSpan.Zero);
}
