using System.Collections.Concurrent;

namespace AiOps.Bot.Storage.Sql;

/// <summary>
/// Writes what several callers want at the same moment in one transaction (group commit). One loop writes for all who wait; a commit costs a wait for the disk, however many rows it has.
/// Each caller waits for its own result only: where they took turns to look, a hundred of them were woken one after the other.
/// </summary>
/// <param name="write">Writes items in one transaction; one result each, in their order. Not cancelled with the call of any of them.</param>
internal sealed class GroupCommit<TItem, TResult>(Func<IReadOnlyList<TItem>, CancellationToken, Task<TResult[]>> write)
{
    private const int LargestGroup = 500;
    private const int Idle = 0;
    private const int Writing = 1;

    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private int _state = Idle;
    private Task _writing = Task.CompletedTask;

    /// <summary>The loop that writes, or wrote last; never fails, since faults belong to those whose items they are.</summary>
    public Task LastLoop => _writing;

    /// <summary>Returns when the item is committed. A call that is cancelled meanwhile does not wait for its item, which may be written all the same.</summary>
    public async Task<TResult> AddAsync(TItem item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var mine = new Waiting(item);
        _waiting.Enqueue(mine);
        if (Interlocked.CompareExchange(ref _state, Writing, Idle) == Idle)
        {
            _writing = WriteAllAsync();
        }

        return await mine.Result.Task.WaitAsync(cancellationToken);
    }

    private async Task WriteAllAsync()
    {
        // Nobody's call is held up by the others' items, and those that come at the same moment get into the first group.
        await Task.Yield();
        do
        {
            while (!_waiting.IsEmpty)
            {
                await WriteGroupAsync();
            }

            Volatile.Write(ref _state, Idle);
        }
        while (!_waiting.IsEmpty && Interlocked.CompareExchange(ref _state, Writing, Idle) == Idle);
    }

    private async Task WriteGroupAsync()
    {
        var group = new List<Waiting>();
        while (group.Count < LargestGroup && _waiting.TryDequeue(out var waiting))
        {
            group.Add(waiting);
        }

        try
        {
            var results = await write([.. group.Select(g => g.Item)], CancellationToken.None);
            for (var i = 0; i < group.Count; i++)
            {
                group[i].Result.TrySetResult(results[i]);
            }
        }
        catch (Exception fault)
        {
            group.ForEach(g => g.Result.TrySetException(fault));
        }
    }

    private sealed record Waiting(TItem Item)
    {
        public TaskCompletionSource<TResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
