namespace AiOps.Bot.Storage.Sqlite;

/// <summary>Lets one writer in at a time, in the order they came, those first on whom somebody waits to be acknowledged. Waiting holds no thread.</summary>
internal sealed class WriteTurns
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _urgent = new();
    private readonly Queue<TaskCompletionSource> _others = new();
    private bool _taken;

    /// <summary>Completes when it is the caller's turn, who then calls <see cref="Leave"/> whatever happens.</summary>
    public async Task EnterAsync(bool isUrgent, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (!_taken)
            {
                _taken = true;
                return;
            }

            turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            (isUrgent ? _urgent : _others).Enqueue(turn);
        }

        using (cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken)))
        {
            await turn.Task;
        }
    }

    /// <summary>Hands the turn to the next who still waits for it.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            while (_urgent.TryDequeue(out var next) || _others.TryDequeue(out next))
            {
                if (next.TrySetResult())
                {
                    return;
                }
            }

            _taken = false;
        }
    }
}
