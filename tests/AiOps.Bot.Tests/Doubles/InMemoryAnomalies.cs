using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;

namespace AiOps.Bot.Tests.Doubles;

/// <summary>Anomalies and progress in memory; all of them are pending.</summary>
internal sealed class InMemoryAnomalies : IAnomalyStore
{
    public List<Anomaly> Anomalies { get; } = [];

    public ScoringProgress? Progress { get; set; }

    public Task CommitAsync(IReadOnlyList<Anomaly> anomalies, ScoringProgress? progress, CancellationToken cancellationToken)
    {
        Anomalies.AddRange(anomalies.Where(a => Anomalies.All(known => known.Id != a.Id)));
        Progress = progress ?? Progress;
        return Task.CompletedTask;
    }

    public Task<ScoringProgress?> GetProgressAsync(ScoringStage stage, CancellationToken cancellationToken) => Task.FromResult(Progress);

    public Task<IReadOnlyList<Anomaly>> PendingAsync(int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Anomaly>>([.. Anomalies.Take(limit)]);

    public Task<Anomaly?> FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult(Anomalies.FirstOrDefault(a => a.Id == id));

    public Task<IReadOnlyList<Anomaly>> ListAsync(TimeRange window, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Anomaly>>([.. Anomalies.Where(a => window.Contains(a.Time)).OrderByDescending(a => a.Time).Take(limit)]);

    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => Task.FromResult(0L);
}
