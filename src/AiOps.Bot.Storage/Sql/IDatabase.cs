namespace AiOps.Bot.Storage.Sql;

/// <summary>The one seam between the stores and the two databases: transactions here, spelling in the dialect.</summary>
internal interface IDatabase
{
    SqlDialect Dialect { get; }

    /// <summary>Runs queries on one consistent snapshot.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// Runs statements in one transaction, which commits where the work answers true and rolls back where it answers false or throws. The work may be run
    /// again where the database asks for it, so it must have no other effect.
    /// </summary>
    /// <returns>What the work answered.</returns>
    /// <exception cref="StorageException">The database cannot be written; nothing of this work was stored.</exception>
    Task<bool> TryWriteAsync(Durability durability, Func<SqlSession, Task<bool>> work, CancellationToken cancellationToken);

    /// <summary>The same, before other writers that wait: for small writes that somebody outside waits for to be acknowledged.</summary>
    Task<bool> TryWriteUrgentlyAsync(Durability durability, Func<SqlSession, Task<bool>> work, CancellationToken cancellationToken) =>
        TryWriteAsync(durability, work, cancellationToken);
}
