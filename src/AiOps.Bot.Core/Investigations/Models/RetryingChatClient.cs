using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>
/// Asks one model again after throttling, faults of the server and time limits: exponential backoff with full jitter, the server's Retry-After honoured within
/// bounds. A stream is begun anew only before its first piece was handed on.
/// </summary>
internal sealed class RetryingChatClient(IChatClient inner, Repetition repetition) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        repetition.RunAsync(c => base.GetResponseAsync(messages, options, c), cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var stream = await repetition.RepeatAsync(
            c => OpenedStream.OpenAsync(t => base.GetStreamingResponseAsync(messages, options, t), repetition.Timeout, repetition.Time, c), cancellationToken);
        while (stream.HasCurrent)
        {
            yield return stream.Current;
            await MoveAsync(stream, cancellationToken);
        }
    }

    private static async Task MoveAsync(OpenedStream stream, CancellationToken cancellationToken)
    {
        try
        {
            await stream.MoveAsync();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ModelFailures.Of(exception);
        }
    }
}
