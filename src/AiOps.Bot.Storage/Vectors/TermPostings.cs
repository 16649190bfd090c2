namespace AiOps.Bot.Storage.Vectors;

/// <summary>Which rows have which terms: an inverted index in memory. Not thread-safe.</summary>
internal sealed class TermPostings
{
    private readonly Dictionary<uint, PostingList> _lists = [];

    public void Add(int slot, ReadOnlySpan<uint> terms, ReadOnlySpan<float> weights)
    {
        for (var i = 0; i < Math.Min(terms.Length, weights.Length); i++)
        {
            if (!_lists.TryGetValue(terms[i], out var list))
            {
                _lists[terms[i]] = list = new();
            }

            list.Add(slot, (Half)weights[i]);
        }
    }

    /// <summary>Gives rows their new slots and forgets those without.</summary>
    /// <param name="newSlots">By slot; -1 = gone.</param>
    public void Move(int[] newSlots)
    {
        foreach (var (term, list) in _lists)
        {
            if (list.Move(newSlots) == 0)
            {
                _lists.Remove(term);
            }
        }
    }

    /// <summary>Adds up BM25 by slot. What is gone but not tidied away counts as a row still, which moves no ranking that matters.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="scores">One for each slot, zero at first.</param>
    public void Score(ReadOnlySpan<uint> terms, ReadOnlySpan<float> asked, int rows, Span<float> scores)
    {
        for (var i = 0; i < terms.Length; i++)
        {
            if (_lists.TryGetValue(terms[i], out var list))
            {
                var with = Math.Min(list.Count, rows);
                list.Score(asked[i] * MathF.Log(1 + ((rows - with + 0.5f) / (with + 0.5f))), scores);
            }
        }
    }

    private sealed class PostingList
    {
        private int[] _slots = new int[1];
        private Half[] _weights = new Half[1];

        public int Count { get; private set; }

        public void Add(int slot, Half weight)
        {
            if (Count == _slots.Length)
            {
                var size = Count + Math.Max(Count / 2, 1);
                Array.Resize(ref _slots, size);
                Array.Resize(ref _weights, size);
            }

            (_slots[Count], _weights[Count]) = (slot, weight);
            Count++;
        }

        public int Move(int[] newSlots)
        {
            var kept = 0;
            for (var i = 0; i < Count; i++)
            {
                if (newSlots[_slots[i]] is var slot and >= 0)
                {
                    (_slots[kept], _weights[kept]) = (slot, _weights[i]);
                    kept++;
                }
            }

            return Count = kept;
        }

        public void Score(float factor, Span<float> scores)
        {
            for (var i = 0; i < Count; i++)
            {
                scores[_slots[i]] += factor * (float)_weights[i];
            }
        }
    }
}
