namespace AiOps.Bot.Storage;

/// <summary>Looks whether the database can be used, and leaves it as it is.</summary>
public interface IStorageCheckup
{
    /// <summary>Writes something and takes it back.</summary>
    /// <returns>True where it has our tables; false where they will be made at the first start.</returns>
    /// <exception cref="StorageException">It cannot be opened, read or written, or a newer program wrote it.</exception>
    Task<bool> CheckAsync(CancellationToken cancellationToken);
}
