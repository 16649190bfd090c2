using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>
/// Sessions without most of what nearly all sessions have, as one that broke off has. Others like it may have been in the training: what breaks off once in a hundred times is
/// no more ordinary for it. Only where sessions have a common core; at most one session in ten of the training can be such a one.
/// </summary>
internal sealed class BrokenOff : ISessionGauge
{
    /// <summary>A kind that so many sessions have is of the core. Results are flat from 0.92 to 0.98 on sets of several kinds.</summary>
    private const double CoreShare = 0.95;

    /// <summary>Fewer kinds are no core.</summary>
    private const int SmallestCore = 3;

    private readonly Dictionary<int, double> _core;

    public BrokenOff(IReadOnlyList<LogSession> sessions)
    {
        var having = new Dictionary<int, int>();
        var seen = new HashSet<int>();
        foreach (var session in sessions)
        {
            seen.Clear();
            foreach (var kind in session.Events.Span)
            {
                if (seen.Add(kind))
                {
                    having[kind] = having.GetValueOrDefault(kind) + 1;
                }
            }
        }

        var core = having.Where(h => h.Value >= CoreShare * sessions.Count).ToArray();
        _core = core.Length < SmallestCore ? [] : core.ToDictionary(h => h.Key, h => Math.Log((sessions.Count + 1.0) / (sessions.Count - h.Value + 1)));
    }

    public double Measure(LogSession session)
    {
        var missing = MissingOf(session);
        return missing.Count * 2 > _core.Count ? missing.Order().Sum(k => _core[k]) : 0;
    }

    public IEnumerable<SessionReason> Explain(LogSession session) =>
        MissingOf(session).Order().Select(k => new SessionReason(BrokenOffTrainer.FamilyName, SessionFinding.MissingEvent, k, 0, 1) { Weight = _core[k] });

    private HashSet<int> MissingOf(LogSession session)
    {
        var missing = new HashSet<int>(_core.Keys);
        foreach (var kind in session.Events.Span)
        {
            missing.Remove(kind);
        }

        return missing;
    }
}
