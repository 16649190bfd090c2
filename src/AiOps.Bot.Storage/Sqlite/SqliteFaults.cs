using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace AiOps.Bot.Storage.Sqlite;

/// <summary>Turns SQLite's result codes into what happened and what to do.</summary>
internal static class SqliteFaults
{
    /// <summary>The exception to throw instead; null where the fault is not the database's.</summary>
    public static Exception? Translate(Exception fault, string database, CancellationToken cancellationToken) => fault switch
    {
        SqliteException { SqliteErrorCode: SQLITE_INTERRUPT } when cancellationToken.IsCancellationRequested =>
            new OperationCanceledException("The query was cancelled.", fault, cancellationToken),
        SqliteException sqlite => new StorageException($"The {database} {Explain(sqlite.SqliteErrorCode)} (SQLite {sqlite.SqliteExtendedErrorCode}.) Nothing of this change was stored.", fault),
        IOException or UnauthorizedAccessException => new StorageException($"The {database} cannot be created: {fault.Message} Correct the path or its permissions.", fault),
        DllNotFoundException => new StorageException("No SQLite library was found. Install libsqlite3, or keep the runtimes folder beside the program.", fault),
        _ => null,
    };

    private static string Explain(int code) => code switch
    {
        SQLITE_FULL => "cannot grow: the disk is full or the configured size limit is reached. Free space, raise the limit or shorten retention.",
        SQLITE_READONLY => "is read-only. Make the file and its folder writable for the user that this program runs as.",
        SQLITE_CANTOPEN => "cannot be opened. Check that it exists, that its folder is writable, and that the migrations were run.",
        SQLITE_CORRUPT => "is damaged. Stop the program, keep a copy of the file with its -wal and -shm, and restore a backup.",
        SQLITE_NOTADB => "is not a SQLite database. Correct the path, or move the file away.",
        SQLITE_BUSY or SQLITE_LOCKED => "is locked by another process. Find what else has the file open; the work is tried again.",
        SQLITE_IOERR => "could not be read or written: the disk reported an error. Check the disk and the system's log.",
        SQLITE_PERM or SQLITE_AUTH => "may not be used by this user. Correct the permissions of the file and its folder.",
        SQLITE_CONSTRAINT => "refused a row that contradicts what is stored. Report this as a fault of the program.",
        SQLITE_TOOBIG => "refused a text that is larger than SQLite allows. Limit the size of what is stored.",
        _ => "reported an error. Check that the migrations were run, and see the inner exception.",
    };
}
