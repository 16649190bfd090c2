using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Questions;
using AiOps.Bot.Detection;
using AiOps.Bot.Storage;

namespace AiOps.Bot.Commands;

/// <summary>The service's stores, opened by a command beside or without the running service.</summary>
internal static class OpenedStores
{
    /// <exception cref="BadInputException">There is no such database: a command must not make an empty one and answer from it.</exception>
    /// <exception cref="StorageException">It cannot be opened.</exception>
    public static async Task<ServiceProvider> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new BadInputException($"There is no database '{path}'. Start the service once (aiops), run this in its folder, or name the file with --database.");
        }

        return await CreateAsync(path, cancellationToken);
    }

    public static async Task<ServiceProvider> CreateAsync(string path, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddSqliteStorage(new SqliteStorageOptions { Path = path });
        services.AddLogParsing().AddLogScoring().AddQuestions().AddAlertSources();
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IStorageMigrator>().MigrateAsync(cancellationToken);
        return provider;
    }
}
