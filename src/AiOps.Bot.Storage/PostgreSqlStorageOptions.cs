using System.ComponentModel.DataAnnotations;

namespace AiOps.Bot.Storage;

/// <summary>Which PostgreSQL database state is kept in.</summary>
public sealed class PostgreSqlStorageOptions
{
    /// <summary>An Npgsql connection string, for example <c>Host=db;Username=aiops;Password=...;Database=aiops</c>. Secret: it is never logged.</summary>
    [Required(AllowEmptyStrings = false)]
    public string ConnectionString { get; set; } = "";

    /// <summary>How many log windows the vector index keeps; the oldest go first. 100,000 windows of 256 dimensions take about 30 MiB of memory.</summary>
    /// <value>Default: 100,000.</value>
    [Range(100, 5_000_000)]
    public int VectorCapacity { get; set; } = 100_000;

    internal void CopyTo(PostgreSqlStorageOptions other)
    {
        other.ConnectionString = ConnectionString;
        other.VectorCapacity = VectorCapacity;
    }
}
