using AiOps.Bot.Composition;
using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Alerts;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Questions;
using AiOps.Bot.Core.Reports;
using AiOps.Bot.Detection;
using AiOps.Bot.Storage;

namespace AiOps.Bot.Commands;

/// <summary>The service's stores, opened by a command beside or without the running service.</summary>
internal static class OpenedStores
{
    /// <summary>The database of a SQLite file, or of the settings that the service itself would read.</summary>
    /// <param name="database">A file; null = what the settings say.</param>
    /// <param name="config">The settings file; null = <c>aiops.yaml</c> in the working directory where there is one.</param>
    /// <exception cref="BadInputException">There is no such database: a command must not make an empty one and answer from it.</exception>
    /// <exception cref="ConfigurationException">The settings cannot be used.</exception>
    /// <exception cref="StorageException">It cannot be opened.</exception>
    public static Task<ServiceProvider> OpenAsync(string? database, string? config, CancellationToken cancellationToken) =>
        OpenAsync(database, config, static (_, _) => { }, cancellationToken);

    /// <param name="more">What the command needs besides the stores.</param>
    public static Task<ServiceProvider> OpenAsync(string? database, string? config, Action<IServiceCollection, IConfiguration> more, CancellationToken cancellationToken)
    {
        var configuration = ConfigurationOf(config);
        void Add(IServiceCollection services) => more(services.AddSingleton<IConfiguration>(configuration), configuration);
        return database is null
            ? OpenAsync(BotConfiguration.Read<BotOptions>(configuration, "Bot"), Add, cancellationToken)
            : OpenFileAsync(database, Add, cancellationToken);
    }

    public static Task<ServiceProvider> CreateAsync(string path, CancellationToken cancellationToken) => CreateAsync(path, Nothing, cancellationToken);

    public static Task<ServiceProvider> CreateAsync(SqliteStorageOptions options, CancellationToken cancellationToken) =>
        MigratedAsync(Compose(s => s.AddSqliteStorage(options), Nothing), cancellationToken);

    /// <summary>The stores as they are; nothing is opened yet.</summary>
    public static ServiceProvider Compose(BotOptions options) => Compose(s => s.AddStorage(options), Nothing);

    private static Task<ServiceProvider> CreateAsync(string path, Action<IServiceCollection> more, CancellationToken cancellationToken) =>
        MigratedAsync(Compose(s => s.AddSqliteStorage(new SqliteStorageOptions { Path = path }), more), cancellationToken);

    private static async Task<ServiceProvider> OpenAsync(BotOptions options, Action<IServiceCollection> more, CancellationToken cancellationToken)
    {
        if (options.PostgreSql.Length == 0)
        {
            return await OpenFileAsync(StorageComposition.PathOf(options), more, cancellationToken);
        }

        var stores = Compose(s => s.AddStorage(options), more);
        try
        {
            return await stores.GetRequiredService<IStorageCheckup>().CheckAsync(cancellationToken)
                ? await MigratedAsync(stores, cancellationToken)
                : throw new BadInputException("The PostgreSQL database of Bot:PostgreSql has nothing of ours. Start the service once (aiops), or correct the setting.");
        }
        catch
        {
            await stores.DisposeAsync();
            throw;
        }
    }

    private static async Task<ServiceProvider> OpenFileAsync(string path, Action<IServiceCollection> more, CancellationToken cancellationToken) => File.Exists(path)
        ? await CreateAsync(path, more, cancellationToken)
        : throw new BadInputException($"There is no database '{path}'. Start the service once (aiops), run this in its folder, give its settings with --config, or name the file with --database.");

    private static void Nothing(IServiceCollection services) => services.AddSingleton<IConfiguration>(new ConfigurationManager());

    private static ConfigurationManager ConfigurationOf(string? config)
    {
        var configuration = new ConfigurationManager();
        BotConfiguration.Load(configuration, new() { ConfigPath = config });
        return configuration;
    }

    private static ServiceProvider Compose(Action<IServiceCollection> storage, Action<IServiceCollection> more)
    {
        var services = new ServiceCollection();
        storage(services);
        services.AddLogging().AddSingleton(TimeProvider.System);
        more(services);
        return services.AddLogParsing().AddLogScoring().AddQuestions().AddReports().AddBundleExport().AddAlertSources().BuildServiceProvider();
    }

    private static async Task<ServiceProvider> MigratedAsync(ServiceProvider stores, CancellationToken cancellationToken)
    {
        await stores.GetRequiredService<IStorageMigrator>().MigrateAsync(cancellationToken);
        return stores;
    }
}
