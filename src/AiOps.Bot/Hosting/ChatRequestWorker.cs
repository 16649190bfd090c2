using System.Collections.Concurrent;
using AiOps.Bot.Core.Conversations;

namespace AiOps.Bot.Hosting;

/// <summary>
/// Handles accepted chat requests: those about one incident or from one thread one after the other, in the order they came; others at the same time.
/// </summary>
internal sealed partial class ChatRequestWorker(
    IChatInbox inbox, ChatHandling handling, ChatBoard board, TimeProvider time, ILogger<ChatRequestWorker> logger) : BackgroundService
{
    private const int AtOnce = 8;
    private const int Batch = 512;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Task> _underWay = new(StringComparer.Ordinal);
    private LinkedList<ChatRequest> _backlog = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RefillAsync(stoppingToken);
                StartDue(stoppingToken);
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                LogFailed(ex);
                await Task.Delay(LookEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await board.Requests.WaitAsync(LookEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(_underWay.Values);
    }

    /// <summary>Reading costs as much as there is pending, so it is only done when the last batch is nearly used up.</summary>
    private async Task RefillAsync(CancellationToken cancellationToken)
    {
        if (_backlog.Count >= AtOnce)
        {
            return;
        }

        // What was finished before this read is not in it; what is finished meanwhile may be.
        var finished = board.Finished;
        var pending = await inbox.PendingAsync(Batch, cancellationToken);
        _backlog = new(pending.Where(r => board.IsFree(r.Id)));
        board.Forget(finished);
    }

    private void StartDue(CancellationToken cancellationToken)
    {
        var skipped = new HashSet<string>(StringComparer.Ordinal);
        for (var node = _backlog.First; node is not null && _underWay.Count < AtOnce;)
        {
            var (request, next) = (node.Value, node.Next);
            var key = KeyOf(request);
            if (!skipped.Contains(key) && !_underWay.ContainsKey(key))
            {
                _backlog.Remove(node);
                if (board.TryTake(request.Id))
                {
                    _underWay[key] = HandleAsync(request, key, cancellationToken);
                }
            }
            else
            {
                skipped.Add(key);
            }

            node = next;
        }
    }

    private async Task HandleAsync(ChatRequest request, string key, CancellationToken cancellationToken)
    {
        // Yields first, so that the task is on the list before it takes itself off.
        await Task.Yield();
        var isFinished = await TryHandleAsync(request, cancellationToken);
        board.Release(request.Id, isFinished);
        _underWay.TryRemove(key, out _);
        board.Requests.Set();
    }

    private async Task<bool> TryHandleAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await handling.HandleAsync(request, cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            // The service stops; the request is found again at the next start.
        }
        catch (Exception ex)
        {
            LogFailed(ex);
            await Task.Delay(LookEvery, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }

    private static string KeyOf(ChatRequest request) => request.Intent switch
    {
        ButtonPress press => press.Incident.Value,
        CardRefresh refresh => refresh.Incident.Value,
        _ => $"{request.Conversation.Platform}/{request.Conversation.Id}/{request.Conversation.Thread}/{request.User.Identity.Subject}",
    };

    [LoggerMessage(6002, LogLevel.Error, "Chat requests could not be handled; trying again")]
    private partial void LogFailed(Exception exception);
}
