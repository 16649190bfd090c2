using Microsoft.Extensions.Logging;

namespace AiOps.Bot.Storage.Sql;

/// <summary>Applies the missing migrations.</summary>
internal sealed partial class StorageMigrator(IDatabase database, TimeProvider time, ILogger<StorageMigrator> logger) : IStorageMigrator
{
    private const string VersionTable =
        "create table if not exists schema_version (version bigint not null primary key, name text not null, applied_ms bigint not null)";

    public Task<int> MigrateAsync(CancellationToken cancellationToken) => MigrateAsync(database.Dialect.Migrations, cancellationToken);

    internal async Task<int> MigrateAsync(IReadOnlyList<Migration> migrations, CancellationToken cancellationToken)
    {
        var applied = 0;
        while (await ApplyNextAsync(migrations, cancellationToken) is { } migration)
        {
            LogApplied(migration.Name, database.Dialect.Name);
            applied++;
        }

        return applied;
    }

    private async Task<Migration?> ApplyNextAsync(IReadOnlyList<Migration> migrations, CancellationToken cancellationToken)
    {
        Migration? next = null;
        await database.TryWriteAsync(Durability.Power, async session =>
        {
            await database.Dialect.LockSchemaAsync(session);
            await session.ExecuteAsync(VersionTable);
            var version = await session.SingleAsync<long>("select coalesce(max(version), 0) from schema_version");
            RefuseNewer(version, migrations, database.Dialect.Name);
            next = migrations.FirstOrDefault(m => m.Version > version);
            return next is not null && await ApplyAsync(session, next);
        }, cancellationToken);
        return next;
    }

    private async Task<bool> ApplyAsync(SqlSession session, Migration migration)
    {
        await session.ExecuteAsync(migration.Sql);
        await session.ExecuteAsync(
            "insert into schema_version (version, name, applied_ms) values (@Version, @Name, @Applied)",
            new { migration.Version, migration.Name, Applied = Milliseconds.Of(time.GetUtcNow()) });
        return true;
    }

    /// <exception cref="StorageException">The version is newer than this program.</exception>
    internal static void RefuseNewer(long version, IReadOnlyList<Migration> migrations, string database)
    {
        if (version > migrations[^1].Version)
        {
            throw new StorageException(
                $"The {database} has schema version {version}, and this program knows versions up to {migrations[^1].Version}. " +
                "A newer program wrote it: update this program, or point it at another database. Nothing was changed.");
        }
    }

    [LoggerMessage(7500, LogLevel.Information, "Applied migration {Migration} to the {Database}")]
    private partial void LogApplied(string migration, string database);
}
