namespace AiOps.Bot.Chat.Teams.Api;

/// <summary>Makes messages wait until their conversation may have another one. Thread-safe; remembers a bounded number of conversations.</summary>
internal sealed class SendPace(TimeProvider time)
{
    private const int MaxConversations = 2_000;

    /// <summary>Longer waits are left to the caller's own later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, SendWindow> _windows = new(StringComparer.Ordinal);
    private readonly SendWindow _tenant = new(SendWindow.Tenant);

    /// <summary>Reserves the next place and waits for it.</summary>
    /// <returns>Null where the message may go now; else how long the conversation is full, with nothing reserved.</returns>
    public async Task<TimeSpan?> WaitAsync(string conversation, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var window = WindowOf(conversation, now);
            wait = new[] { window.WaitAt(now), _tenant.WaitAt(now) }.Max();
            if (wait > Patience)
            {
                return wait;
            }

            window.Take(now + wait);
            _tenant.Take(now + wait);
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private SendWindow WindowOf(string conversation, DateTimeOffset now)
    {
        if (_windows.TryGetValue(conversation, out var known))
        {
            return known;
        }

        if (_windows.Count >= MaxConversations)
        {
            foreach (var idle in _windows.Where(w => w.Value.IsIdle(now)).Select(w => w.Key).ToList())
            {
                _windows.Remove(idle);
            }
        }

        var made = new SendWindow(SendWindow.Conversation);
        if (_windows.Count < MaxConversations)
        {
            _windows[conversation] = made;
        }

        return made;
    }
}
