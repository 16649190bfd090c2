using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Chat.Teams;

/// <summary>
/// Who asked for their own page a moment ago. Teams has none that a bot could draw, so it is a message, sent to those who ask and to nobody else:
/// keeping pages up to date must not fill anybody's chat.
/// </summary>
internal sealed class HomeAsks(TimeProvider time)
{
    private const int Most = 1_000;
    private static readonly TimeSpan Valid = TimeSpan.FromMinutes(5);
    private readonly Lock _lock = new();
    private readonly Dictionary<VerifiedIdentity, DateTimeOffset> _asked = [];

    public void Note(VerifiedIdentity user)
    {
        lock (_lock)
        {
            if (_asked.Count >= Most)
            {
                _asked.Clear();
            }

            _asked[user] = time.GetUtcNow();
        }
    }

    /// <returns>True once for each time that they asked.</returns>
    public bool Take(VerifiedIdentity user)
    {
        lock (_lock)
        {
            return _asked.Remove(user, out var at) && time.GetUtcNow() - at < Valid;
        }
    }
}
