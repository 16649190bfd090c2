using System.Collections.Immutable;
using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Several scorers, of which the one that is surest that a session is anomalous is heard.</summary>
internal sealed class HighestSessionScore(string name, ImmutableArray<ISessionScorer> scorers) : ISessionScorer
{
    public string Name => name;

    public void Score(ReadOnlySpan<LogSession> sessions, Span<double> scores)
    {
        scores.Clear();
        var own = new double[scores.Length];
        foreach (var scorer in scorers)
        {
            scorer.Score(sessions, own);
            for (var i = 0; i < own.Length; i++)
            {
                scores[i] = Math.Max(scores[i], own[i]);
            }
        }
    }

    public IReadOnlyList<SessionReason> Explain(LogSession session)
    {
        var score = new double[1];
        var ranked = scorers.Select(s =>
        {
            s.Score([session], score);
            return (Scorer: s, Score: score[0]);
        }).OrderByDescending(s => s.Score).ToArray();
        return [.. ranked.Where((s, i) => i == 0 || s.Score > 0.5).SelectMany(s => s.Scorer.Explain(session))];
    }
}
