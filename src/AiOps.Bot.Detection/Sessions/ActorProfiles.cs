using AiOps.Bot.Detection.Scorers.Sessions;

namespace AiOps.Bot.Detection.Sessions;

/// <summary>What each user or instance uses to do: which kinds of events its sessions have.</summary>
internal sealed class ActorProfiles
{
    /// <summary>Who comes after so many are one.</summary>
    private const int MostActors = 50_000;

    private readonly Dictionary<ulong, int> _sessions = [];
    private readonly Dictionary<(ulong Actor, int Kind), int> _having = [];

    public ActorProfiles(IReadOnlyList<LogSession> sessions)
    {
        foreach (var session in sessions)
        {
            var actor = session.Traits.Actor;
            if (actor == 0 || (_sessions.Count >= MostActors && !_sessions.ContainsKey(actor)))
            {
                continue;
            }

            _sessions[actor] = _sessions.GetValueOrDefault(actor) + 1;
            foreach (var kind in CountVector.Of(session).Kinds)
            {
                _having[(actor, kind)] = _having.GetValueOrDefault((actor, kind)) + 1;
            }
        }
    }

    /// <summary>How many sessions of the actor were learned from; NaN where nobody is named.</summary>
    public double SessionsOf(ulong actor) => actor == 0 ? double.NaN : _sessions.GetValueOrDefault(actor);

    /// <summary>The most surprising of a session's kinds for its actor: -ln of the share of the actor's sessions that have it; NaN where nobody is named.</summary>
    public double Surprise(LogSession session)
    {
        var actor = session.Traits.Actor;
        if (actor == 0)
        {
            return double.NaN;
        }

        var sessions = _sessions.GetValueOrDefault(actor);
        return CountVector.Of(session).Kinds.Select(k => Math.Log((sessions + 1.0) / (_having.GetValueOrDefault((actor, k)) + 1.0))).DefaultIfEmpty(0).Max();
    }
}
