namespace AiOps.Bot.Aws.Wire;

/// <summary>How patient the wire is.</summary>
internal sealed record AwsWireOptions
{
    /// <summary>How often a call is made in all, the first time included.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The first delay before a retry; the next ones double, with jitter.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>No delay is longer, not even one that AWS asked for.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(20);

    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Over all attempts and delays.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A longer answer is refused. FilterLogEvents, the largest, gives at most 1 MB of messages.</summary>
    public int LargestResponse { get; init; } = 32 * 1024 * 1024;
}
