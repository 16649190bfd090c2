using Microsoft.Data.Sqlite;

namespace AiOps.Bot.Storage.Sqlite;

/// <summary>Opens connections to the database file, set up for their role.</summary>
internal sealed class SqliteConnections(SqliteStorageOptions options)
{
    private const int PageBytes = 4096;

    // Another process (the command line beside the service) may hold the write lock; it lets go within a transaction.
    private const int BusySeconds = 10;

    public string Path { get; } = System.IO.Path.GetFullPath(options.Path);

    public SqliteConnection OpenWriter()
    {
        CreateFile();
        var connection = Open("pragma journal_mode = wal; pragma cache_size = -2000; pragma wal_autocheckpoint = 2000; pragma journal_size_limit = 67108864;");
        if (options.MaximumSizeMebibytes > 0)
        {
            var pages = Math.Min((long)options.MaximumSizeMebibytes * 1024 * 1024 / PageBytes, int.MaxValue);
            Run(connection, FormattableString.Invariant($"pragma max_page_count = {pages}"));
        }

        return connection;
    }

    public SqliteConnection OpenReader()
    {
        var connection = Open("pragma query_only = 1; pragma cache_size = -1000;");
        connection.CreateFunction(SqliteDialect.ContainsFunction, (string? text, string? part) =>
            text is not null && part is not null && text.Contains(part, StringComparison.OrdinalIgnoreCase), isDeterministic: true);
        return connection;
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Callers pass fixed texts only.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open(string pragmas)
    {
        SqliteLibrary.Ensure();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = BusySeconds,
        }.ToString());
        try
        {
            connection.Open();
            Run(connection, $"pragma busy_timeout = {BusySeconds}000; pragma temp_store = memory; pragma trusted_schema = 0; {pragmas}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Creates folder and file for their owner alone: logs hold secrets of others.</summary>
    private void CreateFile()
    {
        if (File.Exists(Path))
        {
            return;
        }

        var create = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        }
        else
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(Path, create).Dispose();
    }
}
