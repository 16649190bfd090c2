namespace AiOps.Bot.Storage.Vectors;

/// <summary>All vectors of one dimension, side by side in memory. Not thread-safe.</summary>
internal sealed class VectorBlock(int dimension)
{
    private readonly Dictionary<long, int> _slots = [];
    private VectorEntry[] _entries = new VectorEntry[16];
    private float[] _scales = new float[16];
    private sbyte[] _codes = new sbyte[16 * dimension];

    public int Count => _slots.Count;

    public void Add(in VectorEntry entry, ReadOnlySpan<float> vector)
    {
        var slot = Count;
        if (slot == _entries.Length)
        {
            Grow(slot + Math.Max(slot / 2, 1));
        }

        _entries[slot] = entry;
        _scales[slot] = QuantizedVector.Write(vector, CodesOf(slot));
        _slots.Add(entry.Number, slot);
    }

    /// <summary>Does nothing where the number is not here.</summary>
    public void Remove(long number)
    {
        if (!_slots.Remove(number, out var slot))
        {
            return;
        }

        // The last one moves into the hole.
        var last = Count;
        if (slot != last)
        {
            _entries[slot] = _entries[last];
            _scales[slot] = _scales[last];
            CodesOf(last).CopyTo(CodesOf(slot));
            _slots[_entries[slot].Number] = slot;
        }
    }

    public void RemoveEndingBefore(long milliseconds)
    {
        foreach (var number in _slots.Keys.Where(n => _entries[_slots[n]].To < milliseconds).ToArray())
        {
            Remove(number);
        }
    }

    /// <summary>The numbers of the most similar entries, in no order.</summary>
    public IReadOnlyList<long> Nearest(ReadOnlySpan<float> vector, VectorCondition condition, int count)
    {
        var query = new sbyte[dimension];
        _ = QuantizedVector.Write(vector, query);
        var best = new PriorityQueue<long, float>(count + 1);
        for (var slot = 0; slot < Count; slot++)
        {
            if (condition.Accepts(in _entries[slot]))
            {
                var similarity = Int8Dot.Of(query, CodesOf(slot)) * _scales[slot];
                if (best.Count < count)
                {
                    best.Enqueue(_entries[slot].Number, similarity);
                }
                else if (best.TryPeek(out _, out var worst) && similarity > worst)
                {
                    best.DequeueEnqueue(_entries[slot].Number, similarity);
                }
            }
        }

        return [.. best.UnorderedItems.Select(i => i.Element)];
    }

    private Span<sbyte> CodesOf(int slot) => _codes.AsSpan(slot * dimension, dimension);

    private void Grow(int capacity)
    {
        Array.Resize(ref _entries, capacity);
        Array.Resize(ref _scales, capacity);
        Array.Resize(ref _codes, checked(capacity * dimension));
    }
}
