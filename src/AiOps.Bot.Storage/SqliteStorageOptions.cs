using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Storage;

/// <summary>Where and how the embedded database is kept.</summary>
public sealed class SqliteStorageOptions
{
    /// <summary>The database file; its folder is created where it is missing. Beside it SQLite keeps <c>-wal</c> and <c>-shm</c> files that belong to it.</summary>
    /// <value>Default: <c>aiops.db</c> in the working folder.</value>
    [Required(AllowEmptyStrings = false)]
    public string Path { get; set; } = "aiops.db";

    /// <summary>The database may not grow beyond this many MiB; what would make it larger fails as if the disk were full.</summary>
    /// <value>Default: 0, as large as the disk allows.</value>
    [Range(0, 16_000_000)]
    public int MaximumSizeMebibytes { get; set; }

    /// <summary>How many reads may run at once, each on a connection of its own.</summary>
    /// <value>Default: 4.</value>
    [Range(1, 64)]
    public int ReaderConnections { get; set; } = 4;

    /// <summary>How many log windows the vector index keeps; the oldest go first. 100,000 windows of 256 dimensions take about 30 MiB of memory.</summary>
    /// <value>Default: 100,000.</value>
    [Range(100, 5_000_000)]
    public int VectorCapacity { get; set; } = 100_000;

    internal void CopyTo(SqliteStorageOptions other)
    {
        other.Path = Path;
        other.MaximumSizeMebibytes = MaximumSizeMebibytes;
        other.ReaderConnections = ReaderConnections;
        other.VectorCapacity = VectorCapacity;
    }
}
