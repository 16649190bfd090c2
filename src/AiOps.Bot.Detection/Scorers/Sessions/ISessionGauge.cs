using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>One way of looking at sessions: how surprising a session is, in nats (-ln of how often the like was seen in training), 0 or more. Safe to use from several threads.</summary>
internal interface ISessionGauge
{
    double Measure(LogSession session);

    /// <summary>What it measured, in parts, in any order.</summary>
    IEnumerable<SessionReason> Explain(LogSession session);
}
