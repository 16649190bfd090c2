using System.Globalization;
using System.Security.Cryptography;
using AiOps.Bot.Storage;
using AiOps.Bot.Tests.Storage.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AiOps.Bot.IntegrationTests.Storage;

/// <summary>A schema of its own in the database that the environment names.</summary>
public sealed class PostgreSqlPlace : IStoragePlace
{
    private const string Variable = "AIOPS_TEST_POSTGRES";

    private readonly string _schema = "aiops_test_" + RandomNumberGenerator.GetHexString(16, lowercase: true);
    private string? _server;

    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"{_server};Search Path={_schema};Maximum Pool Size=10");

    public async ValueTask PrepareAsync()
    {
        _server = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(_server), $"{Variable} holds no connection string of a PostgreSQL database to test against");
        await ExecuteAsync($"create schema {_schema}");
    }

    public void Register(IServiceCollection services) =>
        services.AddPostgreSqlStorage(new() { ConnectionString = ConnectionString, VectorCapacity = 4_000 });

    public async ValueTask DisposeAsync()
    {
        if (!string.IsNullOrEmpty(_server))
        {
            await ExecuteAsync($"drop schema if exists {_schema} cascade");
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
