using System.Collections.Immutable;
using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>One gauge or several, each in units of its own threshold; the highest decides, because each sees what the others do not.</summary>
internal sealed class GaugedSessionScorer(string name, ImmutableArray<(ISessionGauge Gauge, double Threshold)> gauges) : ISessionScorer
{
    public string Name => name;

    public void Score(ReadOnlySpan<LogSession> sessions, Span<double> scores)
    {
        for (var i = 0; i < sessions.Length; i++)
        {
            var reached = 0.0;
            foreach (var (gauge, threshold) in gauges)
            {
                reached = Math.Max(reached, gauge.Measure(sessions[i]) / threshold);
            }

            scores[i] = reached / (1 + reached);
        }
    }
}
