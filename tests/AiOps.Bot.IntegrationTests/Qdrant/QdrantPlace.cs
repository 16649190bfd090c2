using AiOps.Bot.Storage;
using AiOps.Bot.Storage.Qdrant;
using AiOps.Bot.Tests.Storage.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Qdrant;

/// <summary>Points on a Qdrant double, the rest in a SQLite file. Whatever breaks Qdrant's contract fails the test at its end.</summary>
public sealed class QdrantPlace : IStoragePlace
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-qdrant-");
    private QdrantDouble? _qdrant;

    public async ValueTask PrepareAsync() => _qdrant = await QdrantDouble.StartAsync();

    public void Register(IServiceCollection services) => services
        .AddSqliteStorage(new() { Path = Path.Combine(_folder.FullName, "aiops.db") })
        .AddQdrantVectors(new() { Store = VectorOptions.Qdrant, Url = _qdrant!.Url, Collection = "test" });

    public async ValueTask DisposeAsync()
    {
        var faults = _qdrant?.Faults.ToArray() ?? [];
        await (_qdrant?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Delete(recursive: true);
        Assert.Empty(faults);
    }
}
