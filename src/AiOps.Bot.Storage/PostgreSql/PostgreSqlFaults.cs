using Npgsql;

namespace AiOps.Bot.Storage.PostgreSql;

/// <summary>Turns PostgreSQL's error codes into what happened and what to do. Never quotes the connection string.</summary>
internal static class PostgreSqlFaults
{
    /// <summary>The exception to throw instead; null where the fault is not the database's.</summary>
    public static StorageException? Translate(Exception fault, string database) => fault switch
    {
        PostgresException refused => new($"The {database} {Explain(refused.SqlState)} (PostgreSQL {refused.SqlState}.) Nothing of this change was stored.", fault),
        NpgsqlException => new($"The {database} cannot be reached. Check that the server runs, its address, and the network between. Whether the last change was stored is not known; it is read again.", fault),
        _ => null,
    };

    /// <summary>Serialization failure or deadlock: the same work succeeds when it is run again.</summary>
    public static bool IsCollision(PostgresException fault) => fault.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    private static string Explain(string code) => code switch
    {
        PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory or PostgresErrorCodes.InsufficientResources => "has no space left. Free space on the server or shorten retention.",
        PostgresErrorCodes.ReadOnlySqlTransaction => "is read-only, perhaps a replica. Point the connection string at the primary server.",
        PostgresErrorCodes.InsufficientPrivilege => "does not allow this to the configured user. Make that user the owner of the database or the schema.",
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => "refused the configured user or password. Correct the connection string.",
        PostgresErrorCodes.InvalidCatalogName => "does not exist. Create it (CREATE DATABASE), or correct the connection string.",
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn => "lacks a table or column of this program. Run the migrations.",
        PostgresErrorCodes.TooManyConnections => "has no connection left. Lower 'Maximum Pool Size' in the connection string, or raise max_connections on the server.",
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => "is damaged. Stop the program and restore a backup.",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.CrashShutdown => "is shutting down or starting. The work is tried again.",
        _ => "reported an error. See the inner exception.",
    };
}
