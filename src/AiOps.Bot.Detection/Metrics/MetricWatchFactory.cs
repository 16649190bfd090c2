using AiOps.Bot.Core.Anomalies;

namespace AiOps.Bot.Detection.Metrics;

/// <summary>Makes <see cref="MetricWatch"/>es.</summary>
internal sealed class MetricWatchFactory : IMetricWatchFactory
{
    public IMetricWatch Create(MetricWatchOptions options) => new MetricWatch(options);

    public IMetricWatch Load(byte[] state, MetricWatchOptions options)
    {
        var watch = new MetricWatch(options);
        watch.Load(state);
        return watch;
    }
}
