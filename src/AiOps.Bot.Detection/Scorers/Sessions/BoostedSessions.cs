using AiOps.Bot.Detection.Sessions;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Boosted trees over count vectors. The score is the probability that a session is anomalous.</summary>
/// <param name="typical">The usual row of ordinary sessions.</param>
internal sealed class BoostedSessions(CountTable table, ITableScorer trees, float[] typical) : ISessionScorer
{
    private const int MostReasons = 10;

    public string Name => BoostedSessionsTrainer.FamilyName;

    public void Score(ReadOnlySpan<LogSession> sessions, Span<double> scores) => trees.Score(table.Of(sessions).Values, scores);

    public IReadOnlyList<SessionReason> Explain(LogSession session) =>
        [.. new CountOcclusion(Name, table, typical).Explain(session, ProbabilityOf).Where(r => r.Weight > 0).OrderByDescending(r => r.Weight).Take(MostReasons)];

    private double ProbabilityOf(float[] row)
    {
        var score = new double[1];
        trees.Score(row, score);
        return score[0];
    }
}
