namespace AiOps.Bot.Hosting;

/// <summary>
/// How many threads the pool starts without hesitation. SQLite has no asynchronous calls: whoever reads or commits holds a thread while the disk works. With as many threads as
/// processors a few of them hold up everything, and the pool adds another only twice a second: a click then waits for a quarter of a second though no processor is busy.
/// </summary>
internal static class ThreadFloor
{
    private const int Threads = 16;

    /// <summary>Never lowers what the machine or the operator (DOTNET_ThreadPool_ForceMinWorkerThreads) gives already.</summary>
    public static void Raise()
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, Threads), ports);
    }
}
