using AiOps.Bot.Storage;
using AiOps.Bot.Tests.Storage.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Tests.Storage;

/// <summary>A SQLite file in a folder of its own.</summary>
public sealed class SqlitePlace : IStoragePlace
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-storage-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "aiops.db");

    public int MaximumSizeMebibytes { get; init; }

    public ValueTask PrepareAsync() => ValueTask.CompletedTask;

    public void Register(IServiceCollection services) =>
        services.AddSqliteStorage(new() { Path = Path, VectorCapacity = 4_000, MaximumSizeMebibytes = MaximumSizeMebibytes });

    public ServiceProvider Open()
    {
        var services = new ServiceCollection();
        Register(services);
        return services.BuildServiceProvider();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
