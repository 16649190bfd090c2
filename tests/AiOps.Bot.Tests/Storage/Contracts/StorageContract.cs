using AiOps.Bot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Tests.Storage.Contracts;

/// <summary>What all stores' tests start from: a migrated, empty database.</summary>
public abstract class StorageContract<TPlace> : IAsyncLifetime
    where TPlace : IStoragePlace, new()
{
    private readonly TPlace _place = new();
    private ServiceProvider? _services;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _place.PrepareAsync();
        _services = Open();
        await Get<IStorageMigrator>().MigrateAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        await _place.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>();

    /// <summary>The same database as another process sees it.</summary>
    protected ServiceProvider Open() => Open(_place);

    protected static ServiceProvider Open(TPlace place)
    {
        var services = new ServiceCollection();
        place.Register(services);
        return services.BuildServiceProvider();
    }
}
