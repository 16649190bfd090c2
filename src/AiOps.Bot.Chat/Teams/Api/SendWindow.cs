namespace AiOps.Bot.Chat.Teams.Api;

/// <summary>
/// When the next message to a conversation may go, so that Teams' limits are kept: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit.
/// Not thread-safe.
/// </summary>
internal sealed class SendWindow(IReadOnlyList<(int Count, TimeSpan Within)> limits)
{
    /// <summary>Per bot and conversation.</summary>
    public static readonly IReadOnlyList<(int Count, TimeSpan Within)> Conversation =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1_800, TimeSpan.FromHours(1))];

    /// <summary>Per app and tenant: 50 a second, and some for those who ask who somebody is.</summary>
    public static readonly IReadOnlyList<(int Count, TimeSpan Within)> Tenant = [(45, TimeSpan.FromSeconds(1))];

    private readonly int _most = limits.Max(l => l.Count);
    private readonly List<DateTimeOffset> _sent = [];

    public bool IsIdle(DateTimeOffset now) => _sent.Count == 0 || now - _sent[^1] > limits[^1].Within;

    /// <returns>How long to wait; nothing is taken.</returns>
    public TimeSpan WaitAt(DateTimeOffset now)
    {
        var free = limits.Where(l => _sent.Count >= l.Count).Select(l => _sent[^l.Count] + l.Within).DefaultIfEmpty(now).Max();
        return free > now ? free - now : TimeSpan.Zero;
    }

    /// <summary>A message goes at this time, which is not before the last one's.</summary>
    public void Take(DateTimeOffset at)
    {
        _sent.Add(_sent.Count > 0 && _sent[^1] > at ? _sent[^1] : at);
        if (_sent.Count >= _most * 2)
        {
            _sent.RemoveRange(0, _sent.Count - _most);
        }
    }
}
