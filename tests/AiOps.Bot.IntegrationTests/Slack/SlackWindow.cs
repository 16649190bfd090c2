namespace AiOps.Bot.IntegrationTests.Slack;

/// <summary>Counts calls within a sliding time.</summary>
internal sealed class SlackWindow
{
    private readonly Queue<DateTimeOffset> _calls = new();

    public int Refused { get; private set; }

    public bool Take(TimeSpan window, int most)
    {
        lock (_calls)
        {
            var now = DateTimeOffset.UtcNow;
            while (_calls.TryPeek(out var first) && now - first > window)
            {
                _calls.Dequeue();
            }

            if (_calls.Count >= most)
            {
                Refused++;
                return false;
            }

            _calls.Enqueue(now);
            return true;
        }
    }
}
