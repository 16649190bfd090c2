using System.Net;

namespace AiOps.Bot.Storage.Qdrant;

/// <summary>
/// Makes a request again after 408, 429, 5xx, broken connections and timeouts, with growing random pauses or the one that the server asks for. All our requests
/// may be repeated: points are stored by id, and deleted by what they are.
/// </summary>
/// <param name="timing">How long one attempt may take, and how many there may be.</param>
/// <param name="chance">Spreads the pauses of many clients.</param>
internal sealed class QdrantRetry((TimeSpan Timeout, int Attempts) timing, TimeProvider time, Random chance, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var isLast = attempt == timing.Attempts;
            TimeSpan? asked = null;
            try
            {
                var response = await AttemptAsync(request, cancellationToken);
                if (isLast || !IsPassing(response.StatusCode))
                {
                    return response;
                }

                asked = response.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - time.GetUtcNow() : null;
                response.Dispose();
            }
            catch (Exception ex) when (!isLast && ex is HttpRequestException or IOException or TimeoutException)
            {
                // The next attempt may find a connection.
            }

            await Task.Delay(Pause(attempt, asked), time, cancellationToken);
        }
    }

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status is >= 500 and <= 599 and not 501;

    /// <exception cref="TimeoutException">The attempt took too long.</exception>
    private async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timing.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var response = await base.SendAsync(request, both.Token);

            // The body belongs to the attempt: a server that stops in the middle is asked again.
            await response.Content.LoadIntoBufferAsync(QdrantConnection.LargestAnswer, both.Token);
            return response;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {timing.Timeout.TotalSeconds:0.###} s");
        }
    }

    private TimeSpan Pause(int attempt, TimeSpan? asked)
    {
        double share;
        lock (chance)
        {
            share = chance.NextDouble();
        }

        var pause = asked is { } wanted && wanted > TimeSpan.Zero ? wanted : FirstPause * Math.Pow(2, attempt - 1) * (0.5 + share);
        return pause < LongestPause ? pause : LongestPause;
    }
}
