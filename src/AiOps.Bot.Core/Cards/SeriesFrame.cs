namespace AiOps.Bot.Core.Cards;

/// <summary>The time that a chart shows, in buckets.</summary>
/// <param name="Unit">The length of a bucket for people: "5 min", "day".</param>
internal sealed record SeriesFrame(TimeRange Window, TimeSpan Bucket, string Unit)
{
    private static readonly TimeSpan LongSilence = TimeSpan.FromDays(3);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private const int MostBuckets = 400;

    public int Count => (int)Math.Ceiling(Window.Length / Bucket);

    /// <param name="now">When it was looked at: the end of what there is to show.</param>
    public static SeriesFrame Of(SeriesSubject subject, DateTimeOffset now)
    {
        var since = now - subject.Onset;
        return subject.IsSilence
            ? since >= LongSilence ? Over(subject.Onset, TimeSpan.FromDays(21), since, (Day, "day")) : Over(subject.Onset, TimeSpan.FromDays(3), since, (TimeSpan.FromHours(1), "hour"))
            : Over(subject.Onset, TimeSpan.FromHours(6), Within(since), since > TimeSpan.FromHours(6) ? (TimeSpan.FromMinutes(15), "15 min") : (TimeSpan.FromMinutes(5), "5 min"));
    }

    public DateTimeOffset At(int bucket) => Window.From + (bucket * Bucket);

    /// <summary>Of a burst the first hours tell what it is.</summary>
    private static TimeSpan Within(TimeSpan since) =>
        since < TimeSpan.FromMinutes(30) ? TimeSpan.FromMinutes(30) : since > TimeSpan.FromHours(18) ? TimeSpan.FromHours(18) : since;

    private static SeriesFrame Over(DateTimeOffset onset, TimeSpan before, TimeSpan after, (TimeSpan Length, string Name) bucket)
    {
        // On whole buckets, so that days are days of the calendar and the same incident always gives the same picture.
        var from = Floor(onset - before, bucket.Length);
        var to = Floor(onset + after, bucket.Length);
        to = to <= onset ? Floor(onset, bucket.Length) + bucket.Length : to;
        var most = bucket.Length * MostBuckets;
        return new(new(to - from > most ? to - most : from, to), bucket.Length, bucket.Name);
    }

    private static DateTimeOffset Floor(DateTimeOffset time, TimeSpan length) => new(time.UtcTicks - (time.UtcTicks % length.Ticks), TimeSpan.Zero);
}
