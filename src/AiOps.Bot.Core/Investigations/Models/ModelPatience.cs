namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>How long one model is waited for, and how often it is asked again.</summary>
/// <param name="Timeout">For one whole answer, or for each piece of a stream.</param>
/// <param name="Retries">After the first attempt.</param>
internal sealed record ModelPatience(TimeSpan Timeout, int Retries)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(400);

    /// <summary>A server that asks for more than this is not waited for: the next model, or the card without words, is there sooner.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    /// <summary>The pause before the next attempt; null where it would be too long.</summary>
    /// <param name="attempts">Attempts so far, from 1.</param>
    /// <param name="jitter">0 to 1.</param>
    public static TimeSpan? Delay(int attempts, TimeSpan? retryAfter, double jitter)
    {
        if (retryAfter is { } asked)
        {
            // A little is added, lest all who were turned away come back in the same moment.
            return asked > LongestDelay ? null : asked + (FirstDelay * jitter);
        }

        // Full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
        var most = FirstDelay * Math.Pow(2, Math.Min(attempts - 1, 8));
        return (most < LongestDelay ? most : LongestDelay) * jitter;
    }
}
