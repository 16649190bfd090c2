using AiOps.Bot.Detection.Scorers.Networks;
using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>The least expected step of a session, as <see cref="SuccessorSurprise"/>, by a network that remembers the whole session up to there.</summary>
internal sealed class NextEventSurprise(EventNumbers numbers, NextEventNetwork network, float[] parameters) : ISessionGauge
{
    public double Measure(LogSession session)
    {
        var events = numbers.Of(session);
        return network.Surprises(parameters, new(events[..^1], events[1..])).Max();
    }
}
