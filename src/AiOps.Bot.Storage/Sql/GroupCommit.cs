using System.Collections.Concurrent;

namespace AiOps.Bot.Storage.Sql;

/// <summary>
/// Writes what several callers want at the same moment in one transaction (group commit). Whoever gets its turn writes for all who wait; a commit costs a wait for
/// the disk, however many rows it has.
/// </summary>
/// <param name="write">Writes items in one transaction; one result each, in their order. Not cancelled with the call of the one who happens to write.</param>
internal sealed class GroupCommit<TItem, TResult>(Func<IReadOnlyList<TItem>, CancellationToken, Task<TResult[]>> write) : IDisposable
{
    private const int LargestGroup = 500;

    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Returns when the item is committed. A call that is cancelled meanwhile does not wait for its item, which may be written all the same.</summary>
    public async Task<TResult> AddAsync(TItem item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var mine = new Waiting(item);
        _waiting.Enqueue(mine);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (!mine.Result.Task.IsCompleted)
            {
                await WriteGroupAsync();
            }
        }
        finally
        {
            _turn.Release();
        }

        return await mine.Result.Task;
    }

    public void Dispose() => _turn.Dispose();

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
