using AiOps.Bot.Storage.Telemetry;

namespace AiOps.Bot.Storage.Sql;

/// <summary>The few things that the two databases spell differently.</summary>
/// <param name="name">What and where the database is, for people: <c>SQLite database '/var/lib/aiops.db'</c>. Never a password.</param>
internal abstract class SqlDialect(string name, IReadOnlyList<Migration> migrations)
{
    public string Name => name;

    public IReadOnlyList<Migration> Migrations => migrations;

    /// <summary>A query that answers 1 where the table of versions is there, else 0.</summary>
    public abstract string CountVersionTables { get; }

    /// <summary>Makes other processes that migrate wait until this transaction ends.</summary>
    public abstract Task LockSchemaAsync(SqlSession session);

    /// <summary>A condition that the column has one of the values of a bound list, at most a few hundred.</summary>
    /// <param name="parameter">The parameter's name, without the leading @.</param>
    public abstract string IsOneOf(string column, string parameter);

    /// <summary>A condition that the column contains a text without regard to case, with the value to bind to the parameter.</summary>
    /// <param name="parameter">The parameter's name, without the leading @.</param>
    public abstract (string Condition, string Value) Contains(string column, string parameter, string text);

    /// <summary>Inserts log rows, leaving out those whose stream has their event id already.</summary>
    /// <returns>How many were inserted, by stream.</returns>
    public abstract Task<IReadOnlyDictionary<long, int>> InsertLogRowsAsync(SqlSession session, LogRows rows);

    /// <summary>The text as a pattern of LIKE that matches it anywhere and nothing else, with ! as the escape.</summary>
    protected static string LikePattern(string text) =>
        "%" + text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal) + "%";
}
