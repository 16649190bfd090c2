namespace AiOps.Bot.Hosting;

/// <summary>What scoring tells the stage after it.</summary>
internal sealed class ScoringBoard
{
    private readonly TaskCompletionSource _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WorkSignal NewAnomalies { get; } = new();

    public bool IsCaughtUp => _caughtUp.Task.IsCompleted;

    public void CaughtUp()
    {
        _caughtUp.TrySetResult();
        NewAnomalies.Set();
    }

    /// <summary>Completes when history has been read and scored once: before that, what looks ceased may only not be read yet.</summary>
    public Task WhenCaughtUpAsync(CancellationToken cancellationToken) => _caughtUp.Task.WaitAsync(cancellationToken);
}
