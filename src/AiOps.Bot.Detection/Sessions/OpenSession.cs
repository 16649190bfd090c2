namespace AiOps.Bot.Detection.Sessions;

/// <summary>A session that is still growing.</summary>
internal sealed class OpenSession(string key, long order)
{
    private int[] _events = new int[8];
    private int _count;

    public string Key => key;

    /// <summary>When its first line came: output is in this order.</summary>
    public long Order => order;

    public long Lines { get; private set; }

    public SessionTraits Traits { get; private set; }

    public ReadOnlySpan<int> Events => _events.AsSpan(0, _count);

    /// <summary>About how many bytes it takes.</summary>
    public int Size => 150 + (key.Length * 2) + (_events.Length * sizeof(int));

    public void Add(int kind, in SessionTraits line)
    {
        Append(kind);
        Lines++;
        Traits = Traits.And(line);
    }

    /// <summary>Takes in what was put aside of the same session.</summary>
    public void Append(OpenSession later)
    {
        foreach (var kind in later.Events)
        {
            Append(kind);
        }

        Lines += later.Lines;
        Traits = Traits.And(later.Traits);
    }

    public LogSession Close(int[] settled) => new(key, Settled(settled)) { Lines = Lines, Traits = Traits };

    public void Restore(ReadOnlySpan<int> events, long lines, in SessionTraits traits)
    {
        _events = events.ToArray();
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

    private void Append(int kind)
    {
        if (_count == LogSession.MaxEvents)
        {
            return;
        }

        if (_count == _events.Length)
        {
            Array.Resize(ref _events, Math.Min(LogSession.MaxEvents, _count * 2));
        }

        _events[_count++] = kind;
    }
}
