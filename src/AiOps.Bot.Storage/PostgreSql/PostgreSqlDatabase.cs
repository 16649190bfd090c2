using System.Data;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Storage.Sql;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AiOps.Bot.Storage.PostgreSql;

/// <summary>Pooled connections to a server that several processes share.</summary>
internal sealed class PostgreSqlDatabase : IDatabase, IDisposable, IAsyncDisposable
{
    private const int Attempts = 5;

    private readonly NpgsqlDataSource _source;
    private readonly IRedactor? _redactor;

    public PostgreSqlDatabase(IOptions<PostgreSqlStorageOptions> options, IRedactor? redactor = null)
    {
        _redactor = redactor;
        var parsed = new NpgsqlConnectionStringBuilder(options.Value.ConnectionString);
        _source = NpgsqlDataSource.Create(parsed);
        Dialect = new PostgreSqlDialect($"PostgreSQL database '{parsed.Database ?? parsed.Username}' on {parsed.Host}");
    }

    public SqlDialect Dialect { get; }

    public static bool CanParse(string connectionString)
    {
        try
        {
            return !string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(connectionString).Host);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            return await work(new(connection, Dialect, cancellationToken) { Redactor = _redactor });
        }
        catch (Exception fault) when (PostgreSqlFaults.Translate(fault, Dialect.Name) is { } translated)
        {
            throw translated;
        }
    }

    public async Task<bool> TryWriteAsync(Durability durability, Func<SqlSession, Task<bool>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnceAsync(durability, work, cancellationToken);
            }
            catch (PostgresException fault) when (attempt < Attempts && PostgreSqlFaults.IsCollision(fault))
            {
                // Rolled back by the server in favour of another writer: only the whole work can be run again.
            }
            catch (Exception fault) when (PostgreSqlFaults.Translate(fault, Dialect.Name) is { } translated)
            {
                throw translated;
            }
        }
    }

    public void Dispose() => _source.Dispose();

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<bool> WriteOnceAsync(Durability durability, Func<SqlSession, Task<bool>> work, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        // Whoever waits for a lock must then see what its holder committed.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        var session = new SqlSession(connection, Dialect, cancellationToken) { Redactor = _redactor };
        if (durability == Durability.Process)
        {
            await session.ExecuteAsync("set local synchronous_commit = off");
        }

        if (!await work(session))
        {
            return false; // Disposal rolls back.
        }

        // From here on the call can no longer be cancelled: nobody could say whether the commit came through.
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }
}
