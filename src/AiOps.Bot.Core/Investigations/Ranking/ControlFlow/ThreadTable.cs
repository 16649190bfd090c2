namespace AiOps.Bot.Core.Investigations.Ranking.ControlFlow;

/// <summary>
/// Where each thread of control is, by <see cref="ControlThread.Key"/>: a table with linear probing, which looks at one place in memory where a dictionary looks at three. Threads come by the
/// million and each is elsewhere, so waiting for memory is all that the work costs. Not thread-safe.
/// </summary>
internal sealed class ThreadTable
{
    // Probes stay short up to here; memory does too.
    private const double Fullest = 0.7;

    private Slot[] _slots = new Slot[1024];
    private int _count;

    /// <summary>The threads, in no order that means something.</summary>
    public IEnumerable<(int Place, int End)> Threads => _slots.Where(s => s.Key != 0).Select(s => (s.Place, s.End));

    /// <summary>Asks the memory for what will be wanted next, all at once.</summary>
    /// <returns>Nothing of use.</returns>
    public ulong Touch(ReadOnlySpan<ulong> keys)
    {
        var touched = 0UL;
        foreach (var key in keys)
        {
            touched ^= _slots[FirstOf(key)].Key;
        }

        return touched;
    }

    public bool Contains(ulong key) => _slots[IndexOf(key)].Key != 0;

    /// <summary>The thread's place and end, to be written; valid until the next call.</summary>
    public ref Slot Take(ulong key, out bool isKnown)
    {
        if (_count >= _slots.Length * Fullest)
        {
            Grow();
        }

        ref var slot = ref _slots[IndexOf(key)];
        isKnown = slot.Key != 0;
        _count += isKnown ? 0 : 1;
        slot.Key = key;
        return ref slot;
    }

    private int FirstOf(ulong key) => (int)key & (_slots.Length - 1);

    /// <summary>Where the key is, or would be.</summary>
    private int IndexOf(ulong key)
    {
        var index = FirstOf(key);
        while (_slots[index].Key is var other && other != key && other != 0)
        {
            index = (index + 1) & (_slots.Length - 1);
        }

        return index;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new Slot[old.Length * 2];
        foreach (ref readonly var slot in old.AsSpan())
        {
            if (slot.Key != 0)
            {
                _slots[IndexOf(slot.Key)] = slot;
            }
        }
    }

    internal struct Slot
    {
        /// <summary>0 where there is none.</summary>
        public ulong Key;

        /// <summary>The place that was passed last.</summary>
        public int Place;

        /// <summary>The place where it will end.</summary>
        public int End;
    }
}
