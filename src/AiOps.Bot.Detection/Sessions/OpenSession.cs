namespace AiOps.Bot.Detection.Sessions;

/// <summary>A session that is still growing.</summary>
/// <param name="withPlaces">Whether to keep where its events stand.</param>
internal sealed class OpenSession(string key, long order, bool withPlaces)
{
    private int[] _events = new int[8];
    private EventPlace[] _places = withPlaces ? new EventPlace[8] : [];
    private int _count;

    public string Key => key;

    /// <summary>When its first line came: output is in this order.</summary>
    public long Order => order;

    public long Lines { get; private set; }

    public SessionTraits Traits { get; private set; }

    public ReadOnlySpan<int> Events => _events.AsSpan(0, _count);

    public ReadOnlySpan<EventPlace> Places => withPlaces ? _places.AsSpan(0, _count) : [];

    /// <summary>About how many bytes it takes.</summary>
    public int Size => 150 + (key.Length * 2) + (_events.Length * sizeof(int)) + (_places.Length * 2 * sizeof(long));

    public void Add(int kind, in SessionTraits line, in EventPlace place)
    {
        Append(kind, place);
        Lines++;
        Traits = Traits.And(line);
    }

    /// <summary>Takes in what was put aside of the same session.</summary>
    public void Append(OpenSession later)
    {
        for (var i = 0; i < later._count; i++)
        {
            Append(later._events[i], withPlaces ? later._places[i] : default);
        }

        Lines += later.Lines;
        Traits = Traits.And(later.Traits);
    }

    public LogSession Close(int[] settled) => new(key, Settled(settled)) { Lines = Lines, Traits = Traits, Places = Places.ToArray() };

    /// <param name="places">As many as events, or none where they are not kept.</param>
    public void Restore(int[] events, EventPlace[] places, long lines, in SessionTraits traits)
    {
        (_events, _places) = (events, places);
        (_count, Lines, Traits) = (events.Length, lines, traits);
    }

    private int[] Settled(int[] settled)
    {
        var events = Events.ToArray();
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = settled[events[i]];
        }

        return events;
    }

    private void Append(int kind, in EventPlace place)
    {
        if (_count == LogSession.MaxEvents)
        {
            return;
        }

        if (_count == _events.Length)
        {
            var larger = Math.Clamp(_count * 2, 8, LogSession.MaxEvents);
            Array.Resize(ref _events, larger);
            Array.Resize(ref _places, withPlaces ? larger : 0);
        }

        if (withPlaces)
        {
            _places[_count] = place;
        }

        _events[_count++] = kind;
    }
}
