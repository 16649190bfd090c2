using System.Runtime.InteropServices;
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

    /// <summary>About 160 MB; steps that come first after that are left out.</summary>
    private const int MostSteps = 4_000_000;

    private readonly Dictionary<ulong, int> _steps = [];
    private readonly Dictionary<ulong, (int Times, int Kinds)> _contexts = [];
    private int _kinds;

    public SuccessorSurprise(IReadOnlyList<LogSession> sessions)
    {
        foreach (var session in sessions)
        {
            Learn(session.Events.Span);
        }
    }

    public double Measure(LogSession session) => Steps(session).Least;

    /// <summary>The surprise of the least expected step, and that of all steps on average.</summary>
    public (double Least, double Mean) Steps(LogSession session)
    {
        var events = session.Events.Span;
        var (least, sum) = (0.0, 0.0);
        for (var i = 0; i <= events.Length; i++)
        {
            var surprise = -Math.Log(Likelihood(events, i));
            (least, sum) = (Math.Max(least, surprise), sum + surprise);
        }

        return (least, sum / (events.Length + 1));
    }

    private void Learn(ReadOnlySpan<int> events)
    {
        for (var i = 0; i <= events.Length && _steps.Count < MostSteps; i++)
        {
            for (var order = 0; order <= Order; order++)
            {
                var context = Context(events, i, order);
                ref var times = ref CollectionsMarshal.GetValueRefOrAddDefault(_steps, TextHash.Mix(context, (ulong)(uint)At(events, i)), out var isKnown);
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_contexts, context, out _);
                known = (known.Times + 1, known.Kinds + (isKnown ? 0 : 1));
                _kinds += order == 0 && !isKnown ? 1 : 0;
                times++;
            }
        }
    }

    private double Likelihood(ReadOnlySpan<int> events, int at)
    {
        var likelihood = 1.0 / (_kinds + 1);
        for (var order = 0; order <= Order; order++)
        {
            var context = Context(events, at, order);
            if (!_contexts.TryGetValue(context, out var known))
            {
                break;
            }

            var times = _steps.GetValueOrDefault(TextHash.Mix(context, (ulong)(uint)At(events, at)));
            likelihood = (times + (known.Kinds * likelihood)) / (known.Times + known.Kinds);
        }

        return likelihood;
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
