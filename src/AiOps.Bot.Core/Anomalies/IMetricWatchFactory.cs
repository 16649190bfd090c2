namespace AiOps.Bot.Core.Anomalies;

/// <summary>Makes metric watches, new or from saved state.</summary>
public interface IMetricWatchFactory
{
    IMetricWatch Create(MetricWatchOptions options);

    /// <exception cref="FormatException">The state is damaged or of an unknown version; the caller starts anew and reads history again.</exception>
    IMetricWatch Load(byte[] state, MetricWatchOptions options);
}
