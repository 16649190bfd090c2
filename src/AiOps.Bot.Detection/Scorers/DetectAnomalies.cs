using System.Runtime.CompilerServices;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Detection.Scorers;

/// <summary>
/// Scores a stream of log events from beginning to end: files, standard input, history. Events should come about in order of time; a stream that lags behind the
/// others is learned from, and judged once it has caught up. Memory does not grow with the input.
/// </summary>
public sealed class DetectAnomalies(ILogScorerFactory scorers)
{
    private static readonly TimeSpan Stride = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(5);

    /// <param name="events">The events to score.</param>
    /// <param name="until">What "now" is at the end: what was expected before it and has not come is missing. Null: the time of the last event.</param>
    /// <returns>The anomalies, as they become known.</returns>
    public IAsyncEnumerable<Anomaly> RunAsync(IAsyncEnumerable<LogEvent> events, DateTimeOffset? until, CancellationToken cancellationToken) =>
        RunAsync(scorers.Create(), events, until, cancellationToken);

    private static async IAsyncEnumerable<Anomaly> RunAsync(
        ILogScorer scorer,
        IAsyncEnumerable<LogEvent> events,
        DateTimeOffset? until,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = new List<Anomaly>();
        var newest = DateTimeOffset.MinValue;
        var advanced = DateTimeOffset.MinValue;
        await foreach (var logEvent in events.WithCancellation(cancellationToken))
        {
            scorer.Observe(logEvent, found);
            newest = logEvent.Timestamp > newest ? logEvent.Timestamp : newest;
            if (newest - advanced > Stride)
            {
                advanced = newest;
                scorer.AdvanceTo(newest - Lag, found);
            }

            foreach (var anomaly in Drain(found))
            {
                yield return anomaly;
            }
        }

        // Twice: what arrived late is judged at the second call.
        scorer.AdvanceTo(until ?? newest, found);
        scorer.AdvanceTo(until ?? newest, found);
        foreach (var anomaly in Drain(found))
        {
            yield return anomaly;
        }
    }

    private static Anomaly[] Drain(List<Anomaly> found)
    {
        if (found.Count == 0)
        {
            return [];
        }

        var drained = found.ToArray();
        found.Clear();
        return drained;
    }
}
