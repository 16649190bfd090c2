namespace AiOps.Bot.Sandbox.Logs;

/// <summary>Reads several streams as one, in order of time and then of arrival, on from a place in that order.</summary>
internal sealed class StreamMerge
{
    private readonly PriorityQueue<(LogStream Stream, int Index), (long Time, long Sequence)> _heads = new();
    private readonly LogWindow _window;

    public StreamMerge(IEnumerable<LogStream> streams, long afterTime, long afterSequence, LogWindow window)
    {
        _window = window;
        foreach (var stream in streams)
        {
            Push(stream, Math.Max(stream.FirstAfter(afterTime, afterSequence), stream.FirstAfter(window.From, -1)));
        }
    }

    public bool TryPeek(out LogStream stream, out LogEntry entry)
    {
        var found = _heads.TryPeek(out var head, out _);
        stream = head.Stream;
        entry = found ? head.Stream.Entries[head.Index] : default;
        return found;
    }

    public void Advance()
    {
        var (stream, index) = _heads.Dequeue();
        Push(stream, index + 1);
    }

    private void Push(LogStream stream, int index)
    {
        if (index < stream.Entries.Count && stream.Entries[index] is var entry && entry.Time <= _window.To)
        {
            _heads.Enqueue((stream, index), (entry.Time, entry.Sequence));
        }
    }
}
