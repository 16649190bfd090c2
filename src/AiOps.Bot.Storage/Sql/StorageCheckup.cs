namespace AiOps.Bot.Storage.Sql;

/// <summary>Makes a table, writes a row and rolls both back: data and schema can be written, and nothing was.</summary>
internal sealed class StorageCheckup(IDatabase database) : IStorageCheckup
{
    public async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        await database.TryWriteAsync(Durability.Process, WriteAsync, cancellationToken);
        return await database.ReadAsync(HasTablesAsync, cancellationToken);
    }

    private static async Task<bool> WriteAsync(SqlSession session)
    {
        await session.ExecuteAsync("create table aiops_checkup (at_ms bigint not null)");
        await session.ExecuteAsync("insert into aiops_checkup (at_ms) values (0)");
        return false;
    }

    private async Task<bool> HasTablesAsync(SqlSession session)
    {
        if (await session.SingleAsync<long>(database.Dialect.CountVersionTables) == 0)
        {
            return false;
        }

        var version = await session.SingleAsync<long>("select coalesce(max(version), 0) from schema_version");
        StorageMigrator.RefuseNewer(version, database.Dialect.Migrations, database.Dialect.Name);
        return version > 0;
    }
}
