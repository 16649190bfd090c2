namespace AiOps.Bot.Detection.Sessions;

/// <summary>A fitted scorer of sessions. Safe to use from several threads; scores depend on the session alone.</summary>
public interface ISessionScorer
{
    /// <summary>The family, as on the command line: "count-vector".</summary>
    string Name { get; }

    /// <summary>Scores sessions; 0 (ordinary) to 1. More than 0.5 is anomalous by the threshold that the scorer chose in training.</summary>
    /// <param name="scores">One for each session.</param>
    void Score(ReadOnlySpan<LogSession> sessions, Span<double> scores);

    /// <summary>What makes a session score as it does, what counts most first; of what counts for little some is left out. Slower than scoring: for sessions that are shown to somebody.</summary>
    IReadOnlyList<SessionReason> Explain(LogSession session);
}
