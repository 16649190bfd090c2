namespace AiOps.Bot.Storage;

/// <summary>Brings the database to the schema that this program needs. The host calls it before it serves; nothing else creates tables.</summary>
public interface IStorageMigrator
{
    /// <summary>Applies the missing migrations, each in a transaction of its own. Safe where several processes start at once.</summary>
    /// <returns>How many migrations were applied; 0 where the schema was up to date.</returns>
    /// <exception cref="StorageException">The database was written by a newer program, or cannot be opened or changed.</exception>
    Task<int> MigrateAsync(CancellationToken cancellationToken);
}
