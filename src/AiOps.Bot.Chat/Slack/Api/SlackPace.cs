namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>
/// Keeps calls within Slack's rates (https://docs.slack.dev/apis/web-api/rate-limits): a bucket of tokens for each method and for each channel that is posted to.
/// Thread-safe; memory is bounded.
/// </summary>
internal sealed class SlackPace(TimeProvider time)
{
    private const int MaxBuckets = 5_000;
    private const double ChannelBurst = 2;
    private const double ChannelPerSecond = 1;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Bucket> _buckets = [];

    /// <summary>Takes a turn.</summary>
    /// <returns>How long to wait before the call; the turn is taken already. Null where that would be longer than the caller waits: no turn is taken, and <paramref name="after"/> says when to come back.</returns>
    public TimeSpan? Take(SlackCall call, TimeSpan patience, out TimeSpan after)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            List<Bucket> needed = [Of(call.Method, SlackTiers.PerMinute(call.Method) / 60, SlackTiers.Burst(call.Method), now)];
            if (call.Channel is { } channel)
            {
                needed.Add(Of("#" + channel, ChannelPerSecond, ChannelBurst, now));
            }

            after = needed.Max(b => b.Wait(now));
            if (after > patience)
            {
                return null;
            }

            needed.ForEach(b => b.Take(now));
            return after;
        }
    }

    /// <summary>Slack said how long it wants to be left alone. A call that it refused has used nothing up.</summary>
    public void Block(SlackCall call, TimeSpan by)
    {
        lock (_lock)
        {
            var bucket = Of(call.Method, SlackTiers.PerMinute(call.Method) / 60, SlackTiers.Burst(call.Method), time.GetUtcNow());
            bucket.BlockedUntil = time.GetUtcNow() + by;
            bucket.GiveBack();
        }
    }

    private Bucket Of(string name, double perSecond, double burst, DateTimeOffset now)
    {
        if (_buckets.TryGetValue(name, out var bucket))
        {
            return bucket;
        }

        if (_buckets.Count >= MaxBuckets)
        {
            foreach (var full in _buckets.Where(b => b.Value.IsFull(now)).Select(b => b.Key).ToList())
            {
                _buckets.Remove(full);
            }
        }

        return _buckets[name] = new(perSecond, burst);
    }

    private sealed class Bucket(double perSecond, double burst)
    {
        private double _used;
        private DateTimeOffset _at;

        public DateTimeOffset BlockedUntil { get; set; }

        public TimeSpan Wait(DateTimeOffset now)
        {
            var tokens = Filled(now);
            var filled = tokens >= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - tokens) / perSecond);
            return BlockedUntil - now > filled ? BlockedUntil - now : filled;
        }

        /// <summary>May go below nothing: whoever waits has taken the turn already.</summary>
        public void Take(DateTimeOffset now)
        {
            _used = burst - Filled(now) + 1;
            _at = now;
        }

        public void GiveBack() => _used = Math.Max(0, _used - 1);

        public bool IsFull(DateTimeOffset now) => Filled(now) >= burst && BlockedUntil <= now;

        private double Filled(DateTimeOffset now) => burst - Math.Max(0, _used - ((now - _at).TotalSeconds * perSecond));
    }
}
