namespace AiOps.Bot.IntegrationTests.Teams;

/// <summary>Teams' limits per bot and conversation: 7 in a second, 8 in two, 60 in thirty, 1,800 in an hour.</summary>
internal sealed class TeamsThrottle
{
    private static readonly (int Count, double Seconds)[] Limits = [(7, 1), (8, 2), (60, 30), (1_800, 3_600)];

    // What is counted is when messages arrive; on their way they may come closer together than they were sent.
    private const double Tolerance = 0.15;
    private readonly Dictionary<string, List<DateTimeOffset>> _arrived = [];

    public bool Allows(string conversation, DateTimeOffset now)
    {
        lock (_arrived)
        {
            var times = _arrived.TryGetValue(conversation, out var known) ? known : _arrived[conversation] = [];
            if (Limits.Any(l => times.Count >= l.Count && (now - times[^l.Count]).TotalSeconds < l.Seconds - Tolerance))
            {
                return false;
            }

            times.Add(now);
            return true;
        }
    }
}
