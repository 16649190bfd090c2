using Microsoft.Extensions.Hosting;

namespace AiOps.Bot.Sandbox.Http;

/// <summary>Leaves the process's signals alone: the account lives inside another program, which decides what Ctrl+C means.</summary>
internal sealed class UnattachedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
