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
        new Pass(scorers.Create()).RunAsync(events, until, cancellationToken);

    /// <summary>The same after learning from a history, of which nothing is reported.</summary>
    public async IAsyncEnumerable<Anomaly> RunAfterAsync(
        IAsyncEnumerable<LogEvent> history, IAsyncEnumerable<LogEvent> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pass = new Pass(scorers.Create());
        await pass.LearnAsync(history, cancellationToken);
        await foreach (var anomaly in pass.RunAsync(events, null, cancellationToken))
        {
            yield return anomaly;
        }
    }

    private sealed class Pass(ILogScorer scorer)
    {
        private readonly List<Anomaly> _found = [];
        private DateTimeOffset _newest = DateTimeOffset.MinValue;
        private DateTimeOffset _advanced = DateTimeOffset.MinValue;

        public async Task LearnAsync(IAsyncEnumerable<LogEvent> history, CancellationToken cancellationToken)
        {
            await foreach (var logEvent in history.WithCancellation(cancellationToken))
            {
                Observe(logEvent);
                _found.Clear();
            }

            scorer.Finish(_found);
            _found.Clear();
        }

        public async IAsyncEnumerable<Anomaly> RunAsync(IAsyncEnumerable<LogEvent> events, DateTimeOffset? until, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var any = false;
            await foreach (var logEvent in events.WithCancellation(cancellationToken))
            {
                any = true;
                Observe(logEvent);
                foreach (var anomaly in Drain(_found))
                {
                    yield return anomaly;
                }
            }

            if (any)
            {
                End(until ?? _newest);
            }

            foreach (var anomaly in Drain(_found))
            {
                yield return anomaly;
            }
        }

        private void Observe(LogEvent logEvent)
        {
            scorer.Observe(logEvent, _found);
            _newest = logEvent.Timestamp > _newest ? logEvent.Timestamp : _newest;
            if (_newest - _advanced > Stride)
            {
                _advanced = _newest;
                scorer.AdvanceTo(_newest - Lag, _found);
            }
        }

        private void End(DateTimeOffset until)
        {
            // Twice: what arrived late is judged at the second call.
            scorer.AdvanceTo(until, _found);
            scorer.AdvanceTo(until, _found);
            scorer.Finish(_found);
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
