namespace AiOps.Bot.Core.Telemetry;

/// <summary>
/// Log lines that the store does not keep any more, read where they were written. That takes seconds and costs money by the byte, so it is estimated first. Implementations let
/// exceptions of transport propagate; what is expected to go wrong (a missing permission, a time limit) is said in the result.
/// </summary>
public interface IFarLogs
{
    /// <summary>About how much would be scanned; reads nothing of the lines.</summary>
    Task<FarLogsEstimate> EstimateAsync(LogQuery query, CancellationToken cancellationToken);

    /// <summary>The lines that match, at most the query's limit.</summary>
    Task<FarLogsPage> QueryAsync(LogQuery query, CancellationToken cancellationToken);
}
