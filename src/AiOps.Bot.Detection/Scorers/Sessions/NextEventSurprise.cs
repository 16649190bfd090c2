using AiOps.Bot.Detection.Scorers.Networks;
using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>The least expected step of a session, as <see cref="SuccessorSurprise"/>, by a network that remembers the whole session up to there.</summary>
internal sealed class NextEventSurprise(EventNumbers numbers, NextEventNetwork network, float[] parameters) : ISessionGauge
{
    public double Measure(LogSession session) => StepsOf(session).Max();

    public IEnumerable<SessionReason> Explain(LogSession session)
    {
        var steps = StepsOf(session);
        for (var i = 0; i < steps.Length; i++)
        {
            var isEvent = i < session.Events.Length;
            yield return new(NextEventSurpriseTrainer.FamilyName, SessionFinding.UnexpectedStep, isEvent ? session.Events.Span[i] : SessionReason.NoKind, Math.Exp(-steps[i]), double.NaN)
            {
                Weight = steps[i], Event = isEvent ? i : -1,
            };
        }
    }

    private double[] StepsOf(LogSession session)
    {
        var events = numbers.Of(session);
        return network.Surprises(parameters, new(events[..^1], events[1..]));
    }
}
