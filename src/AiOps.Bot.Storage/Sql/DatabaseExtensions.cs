namespace AiOps.Bot.Storage.Sql;

/// <summary>Shorter ways to say the common things.</summary>
internal static class DatabaseExtensions
{
    /// <summary>Rows per transaction when many are deleted: writers in between wait for one of these at most.</summary>
    public const int PruneBatch = 5_000;

    /// <summary>Runs statements in one transaction that always commits.</summary>
    public static async Task<T> WriteAsync<T>(this IDatabase database, Durability durability, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        T result = default!;
        await database.TryWriteAsync(durability, async session =>
        {
            result = await work(session);
            return true;
        }, cancellationToken);
        return result;
    }

    /// <summary>Repeats a bounded delete, each time in its own transaction, until it finds less than a batch.</summary>
    /// <param name="deleteBatch">Deletes at most <see cref="PruneBatch"/> rows and says how many.</param>
    public static async Task<long> PruneAsync(this IDatabase database, Func<SqlSession, Task<int>> deleteBatch, CancellationToken cancellationToken)
    {
        long total = 0;
        int deleted;
        do
        {
            deleted = await database.WriteAsync(Durability.Process, deleteBatch, cancellationToken);
            total += deleted;
        }
        while (deleted >= PruneBatch);
        return total;
    }
}
