using AiOps.Bot.Detection.Sessions;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Boosted trees over count vectors. The score is the probability that a session is anomalous.</summary>
internal sealed class BoostedSessions(CountTable table, ITableScorer trees) : ISessionScorer
{
    public string Name => BoostedSessionsTrainer.FamilyName;

    public void Score(ReadOnlySpan<LogSession> sessions, Span<double> scores) => trees.Score(table.Of(sessions).Values, scores);
}
