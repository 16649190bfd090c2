using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies.Series;

namespace AiOps.Bot.Tests.Doubles;

/// <summary>Scored values in memory.</summary>
internal sealed class InMemorySeries : IScoredSeriesStore
{
    private readonly Dictionary<SeriesId, ScoredStretch> _series = [];

    public Task SaveAsync(IReadOnlyList<ScoredStretch> stretches, CancellationToken cancellationToken)
    {
        foreach (var stretch in stretches.Where(s => s.Values.Count > 0))
        {
            var known = _series.TryGetValue(SeriesId.Of(stretch.Stream), out var before) ? before.Values : [];
            _series[SeriesId.Of(stretch.Stream)] = stretch with { Values = [.. stretch.Values.Concat(known).DistinctBy(v => v.Time).OrderBy(v => v.Time)] };
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ScoredSeriesLine>> ListAsync(TimeRange window, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ScoredSeriesLine>>(
        [.. _series.Select(s => LineOf(s.Key, s.Value, [.. s.Value.Values.Where(v => window.Contains(v.Time) && v.Mark != ScoredMark.Usual)])).OrderByDescending(l => l.Worst)]);

    public Task<ScoredStretch?> ReadAsync(SeriesId id, TimeRange window, CancellationToken cancellationToken) => Task.FromResult(
        _series.TryGetValue(id, out var found) ? found with { Values = [.. found.Values.Where(v => window.Contains(v.Time))] } : null);

    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => Task.FromResult(0L);

    private static ScoredSeriesLine LineOf(SeriesId id, ScoredStretch stretch, ScoredValue[] unusual) =>
        new(id, stretch.Stream, unusual.Length, unusual.Select(v => v.Score).DefaultIfEmpty(0).Max(), stretch.Values[^1].Time);
}
