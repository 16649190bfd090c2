namespace AiOps.Bot.Hosting;

/// <summary>
/// How long to leave a receiver alone: twice as long after each failure in a row, spread at random so that many scorers do not come back at once ("full jitter" in half of the range;
/// Brooker, AWS Architecture Blog 2015), and at least as long as it asked for.
/// </summary>
internal sealed class ForwardPause(TimeProvider time, Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Nobody who is well asks for more; who asks for a year must not get it.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(15);

    private const int MostDoublings = 10;
    private int _failures;
    private DateTimeOffset _until = DateTimeOffset.MinValue;

    public bool IsOn => time.GetUtcNow() < _until;

    /// <returns>How long it is.</returns>
    public TimeSpan Begin(TimeSpan? asked)
    {
        var most = Math.Min(Longest.TotalSeconds, First.TotalSeconds * (1 << Math.Min(_failures++, MostDoublings)));
        var pause = TimeSpan.FromSeconds(most * (0.5 + (0.5 * random.NextDouble())));
        var wanted = asked > LongestAsked ? LongestAsked : asked ?? TimeSpan.Zero;
        pause = wanted > pause ? wanted : pause;
        _until = time.GetUtcNow() + pause;
        return pause;
    }

    public void End() => _failures = 0;
}
