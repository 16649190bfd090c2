using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Models;

/// <summary>A stream of which the first piece is there: from here on a failure can no longer be hidden by asking again.</summary>
internal sealed class OpenedStream : IAsyncDisposable
{
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _linked;
    private readonly IAsyncEnumerator<ChatResponseUpdate> _pieces;
    private readonly TimeSpan _patience;

    private OpenedStream(Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> start, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        _patience = patience;
        _limit = new(Timeout.InfiniteTimeSpan, time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, cancellationToken);
        _pieces = start(_linked.Token).GetAsyncEnumerator(_linked.Token);
    }

    /// <summary>False at the end.</summary>
    public bool HasCurrent { get; private set; }

    public ChatResponseUpdate Current => _pieces.Current;

    /// <param name="patience">How long each piece may take to come.</param>
    public static async Task<OpenedStream> OpenAsync(
        Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> start, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var stream = new OpenedStream(start, patience, time, cancellationToken);
        try
        {
            await stream.MoveAsync();
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    public async Task MoveAsync()
    {
        _limit.CancelAfter(_patience);
        HasCurrent = await _pieces.MoveNextAsync();
        _limit.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    public async ValueTask DisposeAsync()
    {
        await _pieces.DisposeAsync();
        _linked.Dispose();
        _limit.Dispose();
    }
}
