using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Tests.Storage.Contracts;

/// <summary>An empty database for one test, removed afterwards.</summary>
public interface IStoragePlace : IAsyncDisposable
{
    /// <summary>Makes the place; skips the test where this machine has no such database.</summary>
    ValueTask PrepareAsync();

    void Register(IServiceCollection services);
}
