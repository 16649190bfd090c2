namespace AiOps.Bot.Detection.Sessions;

/// <summary>What belongs together in a log: the events of one request, block, job or window of time, in their order.</summary>
/// <param name="Key">What the lines have in common, as it stands in them; for a window of time, when it begins.</param>
/// <param name="Events">Numbers of the events' kinds, from 0 in the order in which kinds were first seen; at most <see cref="MaxEvents"/>.</param>
public sealed record LogSession(string Key, ReadOnlyMemory<int> Events)
{
    /// <summary>Of a longer session the first so many events are kept; its lines are still counted.</summary>
    public const int MaxEvents = 10_000;

    /// <summary>How many lines it has, those left out too.</summary>
    public long Lines { get; init; } = Events.Length;

    /// <summary>Where each event stands; empty where nobody asked for it.</summary>
    public ReadOnlyMemory<EventPlace> Places { get; init; }

    /// <summary>What the lines hold beside the kinds of their events.</summary>
    public SessionTraits Traits { get; init; }
}
