namespace AiOps.Bot.Core.Investigations.Bundles;

/// <summary>Series by what they are of. Ordered by entity, metric and statistic, whatever the order of the input was.</summary>
public sealed class MetricSet
{
    public static readonly MetricSet Empty = new([]);

    private readonly Dictionary<MetricKey, MetricSeries> _byKey;
    private readonly ILookup<string, MetricSeries> _byEntity;

    public MetricSet(IEnumerable<MetricSeries> series)
    {
        Series =
        [
            .. series.Where(s => s.Count > 0).OrderBy(s => s.Key.Entity, StringComparer.Ordinal)
                .ThenBy(s => s.Key.Metric, StringComparer.Ordinal).ThenBy(s => s.Key.Statistic, StringComparer.Ordinal),
        ];
        _byKey = Series.ToDictionary(s => s.Key);
        _byEntity = Series.ToLookup(s => s.Key.Entity, StringComparer.Ordinal);
        FirstTicks = Series.Count == 0 ? null : Series.Min(s => s.Ticks[0]);
    }

    public IReadOnlyList<MetricSeries> Series { get; }

    /// <summary>The earliest time of all; null where there is no row.</summary>
    public long? FirstTicks { get; }

    public IEnumerable<string> Entities => _byEntity.Select(g => g.Key);

    public IEnumerable<MetricSeries> Of(string entity) => _byEntity[entity];

    public MetricSeries? Find(MetricKey key) => _byKey.GetValueOrDefault(key);
}
