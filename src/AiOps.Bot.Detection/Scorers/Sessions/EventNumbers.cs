using AiOps.Bot.Detection.Scorers.Networks;
using AiOps.Bot.Detection.Sessions;

namespace AiOps.Bot.Detection.Scorers.Sessions;

/// <summary>Numbers for the inputs of a network: the commonest kinds of the training, one for all others, one for the edge of a session.</summary>
internal sealed class EventNumbers
{
    private const int MostKinds = 500;
    private const int Edge = 0;
    private const int Other = 1;

    private readonly Dictionary<int, int> _numbers;

    public EventNumbers(IReadOnlyList<LogSession> sessions)
    {
        var times = new Dictionary<int, long>();
        foreach (var session in sessions)
        {
            foreach (var kind in session.Events.Span)
            {
                times[kind] = times.GetValueOrDefault(kind) + 1;
            }
        }

        _numbers = times.OrderByDescending(t => t.Value).ThenBy(t => t.Key).Take(MostKinds).Select((t, i) => (t.Key, i)).ToDictionary(p => p.Key, p => p.i + 2);
    }

    public int Count => _numbers.Count + 2;

    /// <summary>The events of a session between its edges.</summary>
    public int[] Of(LogSession session)
    {
        var numbers = new int[session.Events.Length + 2];
        (numbers[0], numbers[^1]) = (Edge, Edge);
        for (var i = 0; i < session.Events.Length; i++)
        {
            numbers[i + 1] = _numbers.GetValueOrDefault(session.Events.Span[i], Other);
        }

        return numbers;
    }

    /// <summary>A session cut into windows of at most a length.</summary>
    public IEnumerable<EventWindow> Windows(LogSession session, int length)
    {
        var numbers = Of(session);
        for (var from = 0; from + 1 < numbers.Length; from += length)
        {
            var to = Math.Min(numbers.Length - 1, from + length);
            yield return new(numbers[from..to], numbers[(from + 1)..(to + 1)]);
        }
    }
}
