namespace AiOps.Bot.Sandbox;

/// <summary>
/// The account's clock: things happen in order of the time that they are due, whether that is a hundred days ago, when the history is made, or now. Not thread-safe;
/// the world's gate guards it.
/// </summary>
internal sealed class Timeline(DateTimeOffset start)
{
    private readonly PriorityQueue<Action, (long DueTicks, long Order)> _due = new();
    private long _order;

    /// <summary>The time of what is happening, else the time that was advanced to.</summary>
    public DateTimeOffset Now { get; private set; } = start;

    /// <summary>Plans something. What is already overdue happens at the next advance.</summary>
    public void Schedule(DateTimeOffset at, Action action) => _due.Enqueue(action, (at.UtcTicks, _order++));

    /// <summary>Lets everything happen that is due up to a time. Going back is ignored.</summary>
    public void AdvanceTo(DateTimeOffset time)
    {
        while (_due.TryPeek(out _, out var next) && next.DueTicks <= time.UtcTicks)
        {
            var action = _due.Dequeue();
            Now = Later(Now, new DateTimeOffset(next.DueTicks, TimeSpan.Zero));
            action();
        }

        Now = Later(Now, time.ToUniversalTime());
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
