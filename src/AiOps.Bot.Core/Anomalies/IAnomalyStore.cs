namespace AiOps.Bot.Core.Anomalies;

/// <summary>Keeps anomalies and the scorer's progress.</summary>
public interface IAnomalyStore
{
    /// <summary>Saves new anomalies and the progress in one transaction. An anomaly whose id is known is left as it is.</summary>
    /// <param name="progress">Null where only anomalies are saved.</param>
    Task CommitAsync(IReadOnlyList<Anomaly> anomalies, ScoringProgress? progress, CancellationToken cancellationToken);

    /// <summary>The progress of scoring logs; null before the first.</summary>
    Task<ScoringProgress?> GetProgressAsync(CancellationToken cancellationToken) => GetProgressAsync(ScoringStage.Logs, cancellationToken);

    /// <summary>The progress of a stage; null before the first.</summary>
    Task<ScoringProgress?> GetProgressAsync(ScoringStage stage, CancellationToken cancellationToken);

    /// <summary>Anomalies that have not become alerts yet, in the order they were saved.</summary>
    Task<IReadOnlyList<Anomaly>> PendingAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Null where there is no such anomaly.</summary>
    Task<Anomaly?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Anomalies of a window, newest first.</summary>
    Task<IReadOnlyList<Anomaly>> ListAsync(TimeRange window, int limit, CancellationToken cancellationToken);

    Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
