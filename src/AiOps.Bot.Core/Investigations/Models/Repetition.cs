namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>Runs an attempt again where its failure is worth it. Whatever it throws leaves as <see cref="ModelFailedException"/>, except that the caller gave up.</summary>
internal sealed class Repetition(ModelPatience patience, TimeProvider time, Random random)
{
    public TimeSpan Timeout => patience.Timeout;

    public TimeProvider Time => time;

    /// <summary>Runs an attempt with the time limit of a whole answer.</summary>
    public Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken) =>
        RepeatAsync(c => LimitedAsync(attempt, c), cancellationToken);

    /// <summary>Runs an attempt that watches its own time.</summary>
    public async Task<T> RepeatAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        for (var attempts = 1; ; attempts++)
        {
            ModelFailedException failed;
            try
            {
                return await attempt(cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                failed = ModelFailures.Of(exception);
            }

            if (attempts > patience.Retries || !ModelFailures.IsWorthRepeating(failed) || ModelPatience.Delay(attempts, failed.RetryAfter, Next()) is not { } delay)
            {
                throw failed;
            }

            await Task.Delay(delay, time, cancellationToken);
        }
    }

    private async Task<T> LimitedAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience.Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        return await attempt(linked.Token);
    }

    private double Next()
    {
        // One seeded generator serves all calls in parallel, and Random is not thread-safe.
        lock (random)
        {
            return random.NextDouble();
        }
    }
}
