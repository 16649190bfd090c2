using AiOps.Bot.Configuration;
using AiOps.Bot.Storage;

namespace AiOps.Bot.Composition;

/// <summary>Chooses the database.</summary>
internal static class StorageComposition
{
    private const string FileName = "aiops.db";

    public static IServiceCollection AddStorage(this IServiceCollection services, BotOptions options) =>
        options.PostgreSql.Length > 0
            ? services.AddPostgreSqlStorage(new PostgreSqlStorageOptions { ConnectionString = options.PostgreSql })
            : services.AddSqliteStorage(new SqliteStorageOptions { Path = PathOf(options) });

    public static string PathOf(BotOptions options) => Path.Combine(options.Folder, FileName);

    /// <summary>Removes the embedded database, with the files that SQLite keeps beside it.</summary>
    public static void Forget(BotOptions options)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(PathOf(options) + suffix);
        }
    }
}
