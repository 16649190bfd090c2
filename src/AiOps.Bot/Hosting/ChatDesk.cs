using System.Collections.Concurrent;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Hosting;

/// <summary>Stores what platforms deliver, and answers at once where they want that and there is time for it.</summary>
internal sealed partial class ChatDesk(
    IChatInbox inbox, ChatHandling handling, ChatBoard board, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<ChatDesk> logger) : IChatDesk, IDisposable
{
    /// <summary>Answering at once is a courtesy. Where this many are under way storing comes first, and the worker does the rest.</summary>
    private const int AtOnce = 2;

    private readonly SemaphoreSlim _courtesies = new(AtOnce, AtOnce);
    private readonly ConcurrentDictionary<string, Task<ChatOutcome?>> _underWay = new(StringComparer.Ordinal);

    public async Task<bool> AcceptAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        // Not cancelled with the delivery: what was verified is worth keeping even where the platform hung up.
        var isNew = await inbox.AcceptAsync(request, CancellationToken.None);
        if (isNew)
        {
            board.Requests.Set();
        }

        return isNew;
    }

    public async Task<TAnswer?> HandleNowAsync<TAnswer>(ChatRequest request, TimeSpan atMost, Func<ChatOutcome, Task<TAnswer>> show, CancellationToken cancellationToken)
        where TAnswer : class
    {
        if (board.UnderWay >= AtOnce || !await _courtesies.WaitAsync(0, CancellationToken.None))
        {
            await AcceptAsync(request, cancellationToken);
            return null;
        }

        try
        {
            return board.TryTake(request.Id) && await TakeAsync(request) && await AnswerAsync(request, atMost) is { } outcome ? await show(outcome) : null;
        }
        finally
        {
            _courtesies.Release();
        }
    }

    public void Dispose() => _courtesies.Dispose();

    /// <returns>False where it was delivered before.</returns>
    private async Task<bool> TakeAsync(ChatRequest request)
    {
        var isNew = false;
        try
        {
            return isNew = await inbox.AcceptAsync(request, CancellationToken.None);
        }
        finally
        {
            if (!isNew)
            {
                board.Release(request.Id, isFinished: false);
            }
        }
    }

    /// <summary>What takes longer than the delivery waits goes on, and its reply goes to the outbox.</summary>
    private async Task<ChatOutcome?> AnswerAsync(ChatRequest request, TimeSpan atMost)
    {
        var awaited = new AwaitedAnswer(isAwaited: true);
        var work = _underWay[request.Id] = WorkAsync(request, awaited);
        using var waiting = new CancellationTokenSource();
        var isInTime = await Task.WhenAny(work, Task.Delay(atMost, time, waiting.Token)) == work || !awaited.TryLeave();
        await waiting.CancelAsync();
        return isInTime ? await work : null;
    }

    /// <returns>Null where the service stops, or the store does not answer: the worker finds it again.</returns>
    private async Task<ChatOutcome?> WorkAsync(ChatRequest request, AwaitedAnswer awaited)
    {
        // Yields first, so that the task is on the list before it takes itself off.
        await Task.Yield();
        ChatOutcome? outcome = null;
        try
        {
            return outcome = await handling.HandleAsync(request, awaited, lifetime.ApplicationStopping);
        }
        catch (Exception ex) when (ex is OperationCanceledException or Storage.StorageException)
        {
            LogLeft(ex, request.Id);
            return null;
        }
        finally
        {
            board.Release(request.Id, outcome is not null);
            _underWay.TryRemove(request.Id, out _);
            board.Requests.Set();
        }
    }

    [LoggerMessage(6008, LogLevel.Warning, "Chat request {Request} could not be answered at once; the worker goes on with it")]
    private partial void LogLeft(Exception exception, string request);
}
