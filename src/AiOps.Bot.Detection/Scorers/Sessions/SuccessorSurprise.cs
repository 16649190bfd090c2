using AiOps.Bot.Detection.Sessions;
using AiOps.Bot.Detection.Templates;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>
/// The least expected step of a session: -ln of how likely an event was after the two before it, with back-off to one and to none where these were not seen (Markov chains with
/// the smoothing of Witten and Bell, 1991). The beginning and the end of a session are steps too. Sees wrong orders, which counts do not.
/// </summary>
internal sealed class SuccessorSurprise : ISessionGauge
{
    private const int Order = 2;
    private const int Edge = -1;

    /// <summary>The steps that are told.</summary>
    private const int MostExplained = 3;

    /// <summary>About 160 MB; steps that come first after that are left out.</summary>
    private const int MostSteps = 4_000_000;

    private readonly StepCounts _counts = new(MostSteps);
    private readonly bool _isScored;
    private readonly HashSet<int> _kinds = [Edge];

    /// <param name="isScored">Whether sessions of the training are what will be measured: then each is left out when it is.</param>
    public SuccessorSurprise(IReadOnlyList<LogSession> sessions, bool isScored)
    {
        _isScored = isScored;
        foreach (var session in sessions)
        {
            _kinds.UnionWith(session.Events.ToArray());
            foreach (var (context, step) in StepsOf(session.Events))
            {
                _counts.Add(context, step);
            }
        }
    }

    public double Measure(LogSession session) => _isScored ? MeasureOwn(session) : Steps(session).Least;

    public IEnumerable<SessionReason> Explain(LogSession session)
    {
        var own = _isScored ? new OwnSteps(StepsOf(session.Events)).TakenOff(_counts) : null;
        var surprises = Enumerable.Range(0, session.Events.Length + 1).Select(i => (At: i, Surprise: -Math.Log(Likelihood(session.Events.Span, i, own))));
        foreach (var (at, surprise) in surprises.OrderByDescending(s => s.Surprise).ThenBy(s => s.At).Take(MostExplained))
        {
            var isEvent = at < session.Events.Length;
            var (instead, likely) = Likeliest(session.Events.Span, at, own);
            yield return new(SuccessorSurpriseTrainer.FamilyName, SessionFinding.UnexpectedStep, isEvent ? session.Events.Span[at] : SessionReason.NoKind, Math.Exp(-surprise), likely)
            {
                Weight = surprise, Event = isEvent ? at : -1, ExpectedKind = instead,
            };
        }
    }

    /// <summary>What would be measured of a session of the training, had it not been there.</summary>
    public double MeasureOwn(LogSession session) => Steps(session, new OwnSteps(StepsOf(session.Events)).TakenOff(_counts)).Least;

    /// <summary>The surprise of the least expected step, and that of all steps on average.</summary>
    public (double Least, double Mean) Steps(LogSession session, OwnSteps? own = null)
    {
        var events = session.Events.Span;
        var (least, sum) = (0.0, 0.0);
        for (var i = 0; i <= events.Length; i++)
        {
            var surprise = -Math.Log(Likelihood(events, i, own));
            (least, sum) = (Math.Max(least, surprise), sum + surprise);
        }

        return (least, sum / (events.Length + 1));
    }

    private static IEnumerable<(ulong Context, ulong Step)> StepsOf(ReadOnlyMemory<int> events)
    {
        for (var i = 0; i <= events.Length; i++)
        {
            for (var order = 0; order <= Order; order++)
            {
                var context = Context(events.Span, i, order);
                yield return (context, TextHash.Mix(context, (ulong)(uint)At(events.Span, i)));
            }
        }
    }

    /// <summary>Witten and Bell: what was not seen after a context is as likely as it is that something new comes there, which each kind seen there did once.</summary>
    private double Likelihood(ReadOnlySpan<int> events, int at, OwnSteps? own)
    {
        var likelihood = 1.0 / (_counts.Of(Context(events, at, 0), own).Kinds + 1);
        for (var order = 0; order <= Order; order++)
        {
            var context = Context(events, at, order);
            var known = _counts.Of(context, own);
            if (known.Times == 0)
            {
                break;
            }

            var times = _counts.TimesOf(TextHash.Mix(context, (ulong)(uint)At(events, at)), own);
            likelihood = (times + (known.Kinds * likelihood)) / (known.Times + known.Kinds);
        }

        return likelihood;
    }

    /// <summary>The kind that is likeliest to come at a place.</summary>
    private (int Kind, double Likely) Likeliest(ReadOnlySpan<int> events, int at, OwnSteps? own)
    {
        int[] changed = [.. events[..Math.Min(at, events.Length)], 0];
        var best = (Kind: SessionReason.NoKind, Likely: 0.0);
        foreach (var kind in _kinds.Order())
        {
            changed[at] = kind;
            var likely = Likelihood(changed, at, own);
            best = likely > best.Likely ? (kind, likely) : best;
        }

        return best;
    }

    private static ulong Context(ReadOnlySpan<int> events, int at, int order)
    {
        var hash = TextHash.Mix(TextHash.Seed, (ulong)order);
        for (var back = 1; back <= order; back++)
        {
            hash = TextHash.Mix(hash, (ulong)(uint)At(events, at - back));
        }

        return hash;
    }

    private static int At(ReadOnlySpan<int> events, int at) => at < 0 || at >= events.Length ? Edge : events[at];
}
