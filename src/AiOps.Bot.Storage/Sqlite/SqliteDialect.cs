using System.Text;
using AiOps.Bot.Storage.Sql;
using AiOps.Bot.Storage.Telemetry;

namespace AiOps.Bot.Storage.Sqlite;

/// <summary>SQLite's spelling.</summary>
internal sealed class SqliteDialect(string name) : SqlDialect(name, Migration.AllOf("Sqlite"))
{
    /// <summary>Registered on each reading connection.</summary>
    public const string ContainsFunction = "contains_fold";

    // LIKE folds ASCII letters only, and refuses patterns beyond 50,000 bytes.
    private const int LongestPattern = 1_000;

    public override string CountVersionTables => "select count(*) from sqlite_master where type = 'table' and name = 'schema_version'";

    public override Task LockSchemaAsync(SqlSession session) => Task.CompletedTask; // "begin immediate" has the only write lock there is.

    public override string IsOneOf(string column, string parameter) => $"{column} in @{parameter}"; // Dapper spells the list out.

    public override (string Condition, string Value) Contains(string column, string parameter, string text) =>
        Ascii.IsValid(text) && text.Length <= LongestPattern
            ? ($"{column} like @{parameter} escape '!'", LikePattern(text))
            : ($"{ContainsFunction}({column}, @{parameter})", text);

    public override Task<IReadOnlyDictionary<long, int>> InsertLogRowsAsync(SqlSession session, LogRows rows) =>
        Task.FromResult(SqliteLogInsert.Run(session, rows));
}
