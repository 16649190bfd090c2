using System.Net;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>
/// A model gave no answer. The message is ours and safe to show: servers quote prompts and keys in theirs, so what they said is never part of it, nor of an inner
/// exception.
/// </summary>
public sealed class ModelFailedException(ModelFailure failure, string message, HttpStatusCode? status = null) : HttpRequestException(message, null, status)
{
    public ModelFailure Failure { get; } = failure;

    /// <summary>How long the server asked us to wait; null where it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Says what an HTTP status means; 0 = nobody answered.</summary>
    public static ModelFailedException OfStatus(int status, TimeSpan? retryAfter = null) => status == 0
        ? new(ModelFailure.Unavailable, "nobody answers at the model's address")
        : new(KindOf(status), $"the model's server answered with HTTP status {status}", (HttpStatusCode)status) { RetryAfter = retryAfter };

    private static ModelFailure KindOf(int status) => status switch
    {
        408 or 504 => ModelFailure.TimedOut,
        429 => ModelFailure.Throttled,
        401 or 402 or 403 or 404 => ModelFailure.Denied,
        >= 500 => ModelFailure.Unavailable,
        _ => ModelFailure.Refused,
    };
}
