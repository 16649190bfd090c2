namespace AiOps.Bot.Hosting;

/// <summary>
/// Gives memory back to the machine. Reading months of history takes much of it once, and the collector keeps what it got as long as nobody asks; beside
/// other services on a small host that is rude. Once after each spell of work, when there is little to do: under load the memory is about to be used again.
/// </summary>
internal sealed class MemoryWorker(TimeProvider time) : BackgroundService
{
    private const long LittleWork = 32L * 1024 * 1024;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (allocatedBefore, isTidy) = (0L, false);
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var allocated = GC.GetTotalAllocatedBytes();
            var isIdle = allocated - allocatedBefore < LittleWork;
            allocatedBefore = allocated;
            if (isIdle && !isTidy)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                NativeHeap.Trim();
            }

            isTidy = isIdle;
        }
    }
}
