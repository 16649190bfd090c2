using System.Collections.Immutable;
using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>One gauge or several, each in units of its own threshold; the highest decides, because each sees what the others do not.</summary>
internal sealed class GaugedSessionScorer(string name, ImmutableArray<(ISessionGauge Gauge, double Threshold)> gauges) : ISessionScorer
{
    /// <summary>Of each gauge.</summary>
    private const int MostReasons = 10;

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

    /// <summary>The gauges that went beyond their thresholds, the farthest first; if none did the farthest.</summary>
    public IReadOnlyList<SessionReason> Explain(LogSession session)
    {
        var reached = gauges.Select(g => (g.Gauge, Ratio: g.Gauge.Measure(session) / g.Threshold)).OrderByDescending(g => g.Ratio).ToArray();
        var told = reached.Where((g, i) => i == 0 || g.Ratio > 1).Select(g => g.Gauge);
        return [.. told.SelectMany(g => g.Explain(session).Where(r => r.Weight > 0).OrderByDescending(r => r.Weight).Take(MostReasons))];
    }
}
