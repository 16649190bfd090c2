using System.Data.Common;
using AiOps.Bot.Core.Redaction;
using Dapper;

namespace AiOps.Bot.Storage.Sql;

/// <summary>A connection inside a transaction, with the token of the call that it works for.</summary>
internal sealed class SqlSession(DbConnection connection, SqlDialect dialect, CancellationToken cancellationToken)
{
    public DbConnection Connection => connection;

    public SqlDialect Dialect => dialect;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Takes secrets out of what can never be taken out later; null = the timeline numbers its own.</summary>
    public IRedactor? Redactor { get; init; }

    /// <summary>How many rows were changed.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters = null) => connection.ExecuteAsync(Command(sql, parameters));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        (await connection.QueryAsync<T>(Command(sql, parameters))).AsList();

    /// <summary>The first row, or the type's default (null) where there is none.</summary>
    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? parameters = null) => connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters));

    public Task<T> SingleAsync<T>(string sql, object? parameters = null) => connection.QuerySingleAsync<T>(Command(sql, parameters));

    private CommandDefinition Command(string sql, object? parameters) => new(sql, parameters, cancellationToken: cancellationToken);
}
