namespace AiOps.Bot.Core.Telemetry;

/// <summary>
/// Something that log events are read from: CloudWatch Logs groups, CloudTrail, a file. Implementations let exceptions propagate; the ingest loop reports them,
/// waits with backoff and reads on from the last checkpoint.
/// </summary>
public interface ILogSource
{
    /// <summary>Unique among the configured sources; the checkpoint's key.</summary>
    string Name { get; }

    /// <summary>
    /// Reads on from a position until there is no more for now. Batches are bounded (at most about 10,000 events) and come with the position that covers them.
    /// </summary>
    /// <param name="position">The last saved position, or null at the very first read.</param>
    IAsyncEnumerable<LogBatch> ReadAsync(string? position, CancellationToken cancellationToken);
}
