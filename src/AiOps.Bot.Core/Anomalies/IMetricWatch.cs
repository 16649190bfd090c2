using AiOps.Bot.Core.Anomalies.Series;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Anomalies;

/// <summary>
/// Watches metrics go by: says which values are unusual, and which metrics are about to pass a limit. Stateful, bounded, not thread-safe, deterministic. Never throws on input.
/// </summary>
public interface IMetricWatch
{
    /// <summary>The newest value seen of a stream; null where none was.</summary>
    DateTimeOffset? SeenTo(MetricStream stream);

    /// <summary>Takes values of a stream, oldest first; those not newer than what was seen are left out.</summary>
    /// <param name="scored">Takes what is said of each value; null where nobody wants to know.</param>
    void Observe(MetricStream stream, IReadOnlyList<MetricSample> samples, ICollection<Anomaly> found, ICollection<ScoredValue>? scored = null);

    /// <summary>Looks ahead in all streams that have a limit. Says nothing twice: only what became graver, or is still so a day later.</summary>
    void LookAhead(DateTimeOffset now, ICollection<Anomaly> found);

    /// <summary>Forgets streams of which nothing came for so long.</summary>
    void ForgetBefore(DateTimeOffset time);

    /// <summary>The state in a versioned form that <see cref="IMetricWatchFactory.Load"/> reads; loading it and going on equals never having stopped.</summary>
    byte[] Save();
}
