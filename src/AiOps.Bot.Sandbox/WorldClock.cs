using Microsoft.Extensions.Logging;

namespace AiOps.Bot.Sandbox;

/// <summary>Lets the world go on by itself, tick by tick, so that things happen that nobody asks about.</summary>
internal sealed partial class WorldClock : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly SandboxWorld _world;
    private readonly ILogger<WorldClock> _logger;
    private Task _loop = Task.CompletedTask;

    private WorldClock(SandboxWorld world, ILogger<WorldClock> logger) => (_world, _logger) = (world, logger);

    public static WorldClock Start(SandboxWorld world, ILogger<WorldClock> logger)
    {
        var clock = new WorldClock(world, logger);
        clock._loop = clock.RunAsync(clock._stopping.Token);
        return clock;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        _stopping.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(_world.Options.Tick, _world.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                Tick();
            }
        }
        catch (OperationCanceledException)
        {
            // The account was disposed.
        }
    }

    /// <summary>One broken scenario step must not stop the account's time.</summary>
    private void Tick()
    {
        try
        {
            lock (_world.Gate)
            {
                _world.AdvanceTo(_world.Time.GetUtcNow());
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogTickFailed(fault);
        }
    }

    [LoggerMessage(8003, LogLevel.Error, "A step of the sandbox account failed; the account goes on")]
    private partial void LogTickFailed(Exception fault);
}
