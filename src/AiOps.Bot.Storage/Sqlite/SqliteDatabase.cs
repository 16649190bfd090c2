using System.Collections.Concurrent;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Storage.Sql;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Storage.Sqlite;

/// <summary>One writer, who waits for its turn without holding a thread, and a few readers, who see the last commit and never wait for the writer.</summary>
internal sealed class SqliteDatabase : IDatabase, IDisposable
{
    private readonly SqliteConnections _connections;
    private readonly IRedactor? _redactor;
    private readonly WriteTurns _writing = new();
    private readonly SemaphoreSlim _reading;
    private readonly ConcurrentBag<SqliteConnection> _idleReaders = [];
    private SqliteConnection? _writer;
    private Durability _writerDurability;

    public SqliteDatabase(IOptions<SqliteStorageOptions> options, IRedactor? redactor = null)
    {
        _redactor = redactor;
        _connections = new(options.Value);
        _reading = new(options.Value.ReaderConnections, options.Value.ReaderConnections);
        Dialect = new SqliteDialect($"SQLite database '{_connections.Path}'");
    }

    public SqlDialect Dialect { get; }

    public async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            return await ReadAloneAsync(work, cancellationToken);
        }
        catch (Exception fault) when (SqliteFaults.Translate(fault, Dialect.Name, cancellationToken) is { } translated)
        {
            throw translated;
        }
        finally
        {
            _reading.Release();
        }
    }

    public Task<bool> TryWriteAsync(Durability durability, Func<SqlSession, Task<bool>> work, CancellationToken cancellationToken) =>
        TryWriteAsync(durability, work, isUrgent: false, cancellationToken);

    public Task<bool> TryWriteUrgentlyAsync(Durability durability, Func<SqlSession, Task<bool>> work, CancellationToken cancellationToken) =>
        TryWriteAsync(durability, work, isUrgent: true, cancellationToken);

    public void Dispose()
    {
        while (_idleReaders.TryTake(out var reader))
        {
            reader.Dispose();
        }

        DropWriter();
        _reading.Dispose();
    }

    private async Task<bool> TryWriteAsync(Durability durability, Func<SqlSession, Task<bool>> work, bool isUrgent, CancellationToken cancellationToken)
    {
        await _writing.EnterAsync(isUrgent, cancellationToken);
        try
        {
            return await WriteAloneAsync(durability, work, cancellationToken);
        }
        catch (Exception fault) when (SqliteFaults.Translate(fault, Dialect.Name, cancellationToken) is { } translated)
        {
            throw translated;
        }
        finally
        {
            _writing.Leave();
        }
    }

    private async Task<T> ReadAloneAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        var reader = _idleReaders.TryTake(out var idle) ? idle : _connections.OpenReader();
        try
        {
            T result;
            using (InterruptOn(reader, cancellationToken))
            {
                SqliteConnections.Run(reader, "begin");
                result = await work(new(reader, Dialect, cancellationToken) { Redactor = _redactor });
            }

            SqliteConnections.Run(reader, "commit");
            _idleReaders.Add(reader);
            return result;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    private async Task<bool> WriteAloneAsync(Durability durability, Func<SqlSession, Task<bool>> work, CancellationToken cancellationToken)
    {
        try
        {
            var writer = WriterFor(durability);
            bool keep;
            using (InterruptOn(writer, cancellationToken))
            {
                SqliteConnections.Run(writer, "begin immediate");
                keep = await work(new(writer, Dialect, cancellationToken) { Redactor = _redactor });
            }

            // From here on the call can no longer be cancelled: nobody could say whether the commit came through.
            SqliteConnections.Run(writer, keep ? "commit" : "rollback");
            return keep;
        }
        catch
        {
            // Closing rolls back, whatever state the fault left the transaction in.
            DropWriter();
            throw;
        }
    }

    private SqliteConnection WriterFor(Durability durability)
    {
        var writer = _writer;
        if (writer is null || _writerDurability != durability)
        {
            writer = _writer ??= _connections.OpenWriter();
            SqliteConnections.Run(writer, durability == Durability.Power ? "pragma synchronous = full" : "pragma synchronous = normal");
            _writerDurability = durability;
        }

        return writer;
    }

    private void DropWriter()
    {
        _writer?.Dispose();
        _writer = null;
    }

    /// <summary>Stops a running statement; the disposal waits for a stop that is under way, so it never hits the next call.</summary>
    private static CancellationTokenRegistration InterruptOn(SqliteConnection connection, CancellationToken cancellationToken) =>
        cancellationToken.Register(static handle => SQLitePCL.raw.sqlite3_interrupt((SQLitePCL.sqlite3)handle!), connection.Handle);
}
